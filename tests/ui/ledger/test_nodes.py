from desktop.domain.office import Office, OfficeId
from desktop.services.workspace import Workspace
from desktop.ui.ledger.nodes import every_office, flat_root, root_of


def test_every_office_stands_below_its_superior(workspace: Workspace, city: OfficeId) -> None:
    workspace.offices.add(Office("海州市司法局"))
    names = [record.office.full_name[:3] for record in every_office(workspace.offices)]
    assert names == ["临海市", "青山县", "白水县", "海州市"]
    assert city is not None


def test_root_knows_how_many_wait_without_adding_them(workspace: Workspace, city: OfficeId) -> None:
    root = root_of(workspace.offices)
    assert (root.below, root.children, root.complete) == (1, [], False)
    assert city is not None


def test_list_is_complete_and_has_no_levels(workspace: Workspace, city: OfficeId) -> None:
    root = flat_root(every_office(workspace.offices))
    assert root.complete
    assert [child.below for child in root.children] == [0, 0, 0]
    assert city is not None
