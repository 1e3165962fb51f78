"""The woven motif, computed from region codes: pure Python, no Django.

``wajik`` one lozenge · ``bands`` the all-over weave and the hem · ``kain`` the cloth of a regency ·
``lattice`` where each lozenge stands · ``curves`` roof, mark and seal. Recipe: ``ui/README.md``.
"""

from .bands import tenun, tepi
from .curves import gonjong, laka, roof
from .kain import Cell, Cloth, cloth
from .lattice import Place, lattice
from .wajik import RADIUS, Wajik, assign_variants, draw, family, is_preparatory

__all__ = [
    "RADIUS",
    "Cell",
    "Cloth",
    "Place",
    "Wajik",
    "assign_variants",
    "cloth",
    "draw",
    "family",
    "gonjong",
    "is_preparatory",
    "laka",
    "lattice",
    "roof",
    "tenun",
    "tepi",
]
