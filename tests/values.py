"""Values of the domain for hypothesis: whatever a store or a package must give back."""

from hypothesis import strategies as st

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.numbering import SCHEMES
from desktop.domain.office import FormerName, Level, Office
from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report, Status, Step

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
dates = st.none() | st.dates()
tables = st.lists(st.lists(words, max_size=3).map(tuple), max_size=3).map(tuple).map(Table)
paragraphs = st.lists(words | tables, max_size=3).map(tuple)
sections = st.builds(
    Section,
    depth=st.integers(0, 5),
    heading=words,
    run_in=st.booleans(),
    paragraphs=paragraphs,
    part=st.none() | st.sampled_from(Part),
    marker=st.none() | words,
)
attachments = st.builds(Attachment, title=words, paragraphs=paragraphs)
reports = st.builds(
    Report,
    office=words,
    year=st.integers(1949, 2100),
    mark=words,
    copy_number=words,
    secrecy=words,
    urgency=words,
    doc_number=words,
    signers=st.lists(words, max_size=3).map(tuple),
    title=words,
    addressee=words,
    scheme=st.sampled_from(sorted(SCHEMES.values())),
    sections=st.lists(sections, max_size=6).map(tuple),
    attachments=st.lists(attachments, max_size=3).map(tuple),
    signature=words,
    date=dates,
    note=words,
    cc=words,
    printer=words,
    printed_on=dates,
)
steps = st.builds(Step, status=st.sampled_from(Status), on=st.dates(), operator=words)
figures = st.builds(
    Figure,
    indicator=words.filter(bool),
    value=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    status=st.sampled_from(FigureStatus),
    approx=st.booleans(),
    raw=words,
    text=words,
    section=st.none() | st.integers(0, 90),
    start=st.integers(0, 9000),
    end=st.integers(0, 9000),
)
former_names = st.builds(
    FormerName, full_name=words, short_name=words, last_year=st.integers(1949, 2100)
)
offices = st.builds(
    Office,
    full_name=words.filter(bool),
    short_name=words,
    level=st.sampled_from(Level),
    region=words,
    doc_code=words,
    mark=words,
    former_names=st.lists(former_names, max_size=3).map(tuple),
)
