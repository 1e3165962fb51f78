"""Apps meet only at ``public.py``: nobody reaches behind another app's door."""

from __future__ import annotations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class PublicDoorContract(Contract):
    """No app imports a module of another app except its ``public``.

    ``open_packages`` have no door (pure ideas, components); ``exempt_importers`` may see everything.
    """

    container = fields.StringField()
    open_packages = fields.ListField(subfield=fields.StringField())
    exempt_importers = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        root = str(self.container)
        apps = {name.removeprefix(f"{root}.") for name in graph.find_children(root)}
        closed = sorted(apps - set(self.open_packages))  # type: ignore[call-overload]
        exempt = set(self.exempt_importers)  # type: ignore[call-overload]
        breaches = []
        for app in closed:
            for module in sorted(graph.find_descendants(f"{root}.{app}") - {f"{root}.{app}.public"}):
                for importer in sorted(graph.find_modules_that_directly_import(module)):
                    owner = importer.removeprefix(f"{root}.").split(".")[0]
                    if importer.startswith(f"{root}.") and owner not in {app, *exempt}:
                        breaches.append((importer, module))
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, module in check.metadata["breaches"]:
            output.print_error(f"{importer} reaches behind the door of {module}", bold=False)
        output.new_line()
