"""Reports of every shape, written from stock phrases: the same number gives the same report."""

import datetime as dt
import random
from dataclasses import replace

from desktop.domain.outline import REQUIRED_PARTS, Block, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.official.options import Options
from desktop.official.standard import SCHOOLS

CITIES = ("青河市", "云岭省", "东岭区", "白石县", "长泽市", "临江新区")
BODIES = ("国防动员办公室", "司法局", "农业农村局", "市场监督管理局", "人民政府")
WHO = ("办党组", "主要负责同志", "各科室", "全体干部职工", "法律顾问", "执法人员")
DID = (
    "认真学习贯彻习近平法治思想",
    "严格落实“谁执法谁普法”普法责任制",
    "扎实推进“双随机、一公开”监管",
    "全面清理规范性文件",
    "修订完善《行政执法程序规定》《重大行政决策目录（试行）》等制度",
    "持续深化“放管服”改革，推动“一网通办”“跨省通办”",
    "主动接受人大监督、民主监督和司法监督",
    "组织开展“12·4”国家宪法日、“4·15”全民国家安全教育日宣传",
    "落实行政执法“三项制度”——公示制度、全过程记录制度、法制审核制度",
    "贯彻《法治政府建设实施纲要（2021—2025年）》和《青河市国防动员办公室工作规则》",
)
COUNTED = (
    "开展专题学习{a}次，参加{b}余人次",
    "办理行政许可{b}件，按时办结率{p}%",
    "实施行政检查{a}次，下达整改通知书{c}份，罚款{b}.{c}万元",
    "人均参训{a}.5学时，比{y}年增加{c}个百分点",
    "受理行政复议{c}件（其中维持{c}件、撤销0件），行政应诉{c}件",
    "面积{b}平方米，覆盖率由{c}%提高到{p}%",
    "制发文件{a}份，如青国动〔{y}〕{c}号",
    "发放宣传资料{b},000册；接听“12345”热线{b}个",
    "建成A级防护工程{c}处、B级{a}处，完好率达{p}.{c}%",
    "{y}—{z}年，累计培训{a}～{b}人次",
)
HEADINGS = (
    "推进法治政府建设的主要举措和成效",
    "存在的不足和原因",
    "党政主要负责人履行推进法治建设第一责任人职责情况",
    "下一年度推进法治政府建设的主要安排",
    "坚持依法决策，规范决策程序",
    "加强行政执法规范化建设",
    "健全突发事件应对体系，依法预防处置重大突发事件，切实维护人民群众生命财产安全和社会大局稳定",
    "强化监督",
)
RUN_INS = (
    "强化组织领导，压实工作责任。",
    "深化学习教育。",
    "完善制度体系，提升治理能力和治理水平，推动工作提质增效。",
    "一是突出“关键少数”。",
)


class Varied:
    """Writes one report from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same reports every time
        self._seed = seed

    def report(self) -> Report:
        """Return the report of the seed."""
        pick = self._random
        office = pick.choice(CITIES) + pick.choice(BODIES)
        year = pick.randint(2019, 2026)
        joint = pick.random() < 0.1
        other = pick.choice(CITIES) + pick.choice(BODIES)
        made = Report(
            office=office,
            year=year,
            title=f"{office}关于{year}年度法治政府建设情况的报告",
            addressee=pick.choice(("", "市人民政府", "省国防动员办公室、市委依法治市办")),
            sections=tuple(self._sections()),
            attachments=tuple(self._attachments()),
            signature=f"{office}\n{other}" if joint else office,
            date=dt.date(year + 1, pick.randint(1, 12), pick.randint(1, 28)),
            note=pick.choice(("", "此件主动公开", "联系人：张三，电话：010-12345678")),
        )
        return self._headed(made, f"{office}\n{other}文件" if joint else f"{office}文件")

    def options(self) -> Options:
        """Return an office's choices."""
        pick = self._random
        return Options(
            seal=pick.random() < 0.3,
            bold_levels=frozenset({2} if pick.random() < 0.2 else ()),
            centred_page_numbers=pick.random() < 0.2,
            school=SCHOOLS[self._seed % 2],
        )

    def _headed(self, made: Report, mark: str) -> Report:
        pick = self._random
        if pick.random() < 0.4:
            return made
        names = pick.sample(("张三", "李四", "欧阳明", "王小五"), pick.choice((0, 1, 1, 2, 4)))
        made = replace(
            made,
            mark=mark,
            doc_number=f"青国动〔{made.year + 1}〕{pick.randint(1, 120)}号",
            signers=tuple(names),
            printer=made.office,
            printed_on=made.date,
        )
        if pick.random() < 0.5:
            others = pick.sample(CITIES, pick.randint(1, 5))
            made = replace(made, cc="，".join(f"{city}人大常委会办公室" for city in others))
        if pick.random() < 0.2:
            made = replace(made, copy_number="000012", secrecy="机密★1年", urgency="特急")
        return made

    def _sections(self) -> list[Section]:
        pick = self._random
        found = [Section(0, paragraphs=(self._paragraph(),))]
        for part in REQUIRED_PARTS:
            heading = pick.choice(HEADINGS)
            found.append(Section(1, heading, paragraphs=self._blocks(), part=part))
            for _ in range(pick.randint(0, 3)):
                run_in = pick.random() < 0.6
                second = pick.choice(RUN_INS if run_in else HEADINGS)
                found.append(Section(2, second, run_in=run_in, paragraphs=self._blocks()))
                found += [
                    Section(3, "", run_in=True, paragraphs=(self._paragraph(),))
                    for _ in range(pick.choice((0, 0, 0, 2, 3)))
                ]
        return found

    def _blocks(self) -> tuple[Block, ...]:
        pick = self._random
        texts: list[Block] = [self._paragraph() for _ in range(pick.randint(1, 2))]
        return (*texts, self._table()) if pick.random() < 0.04 else tuple(texts)

    def _paragraph(self) -> str:
        pick = self._random
        sentences = []
        for _ in range(pick.randint(1, 5)):
            done = "，".join(pick.sample(DID, pick.randint(1, 2)))
            counted = "，".join(map(self._counted, pick.sample(COUNTED, pick.randint(0, 2))))
            sentences.append("，".join(filter(None, (pick.choice(WHO) + done, counted))) + "。")
        return "".join(sentences)

    def _counted(self, phrase: str) -> str:
        pick = self._random
        year = pick.randint(2019, 2025)
        return phrase.format(
            a=pick.randint(2, 60),
            b=pick.randint(10, 9999),
            c=pick.randint(1, 9),
            p=pick.randint(60, 99),
            y=year,
            z=year + 3,
        )

    def _table(self) -> Table:
        pick = self._random
        rows = [("序号", "指标", "数量", "说明")]
        for index in range(1, pick.randint(3, 30)):
            note = self._counted(pick.choice(COUNTED)) if pick.random() < 0.6 else ""
            rows.append((str(index), pick.choice(HEADINGS[4:6]), str(pick.randint(0, 999)), note))
        return Table(tuple(rows))

    def _attachments(self) -> list[Attachment]:
        pick = self._random
        found = []
        for index in range(pick.choice((0, 0, 1, 2))):
            content: tuple[Block, ...] = ()
            if pick.random() < 0.7:
                content = (self._paragraph(), self._table())
            title = ("行政执法统计表", "重大行政决策目录")[index]
            found.append(Attachment(f"{pick.randint(2019, 2025)}年度{title}", content))
        return found
