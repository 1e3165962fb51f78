"""A cloth to try the components on: Padang Pariaman. Real pages read their places from the regions."""

from __future__ import annotations

from functools import cache

from .motif import Cell, assign_variants

PLACES = """
01: 2001 7,-2; 2002 6,0; 2003 5,-3; 2004 6,2; 2005 7,-1; 2006 5,-1; 2007 5,-2; 2008 6,-2; 2009 6,-1
02: 2001 7,3; 2002 8,2; 2003 8,0; 2004 7,1; 2005 8,-1; 2006 7,2; 2007 7,0; 2008 8,1
03: 2001 2,1; 2002 3,1; 2003 2,2; 2004 -1,2; 2005 1,2; 2006 1,0; 2007 1,3; 2008 2,3; 2009 1,1
04: 2002 3,-3; 2003 4,-3; 2004 2,-2
05: 2001 -1,1; 2002 1,-1; 2003 -3,1; 2004 -2,0; 2005 -2,1; 2006 -3,0; 2007 0,-1; 2008 -1,-1; 2009 -1,0
05: 2010 2,-1; 2011 0,0; 2012 0,1
06: 2001 -4,1; 2002 -5,0; 2003 -5,1; 2004 -4,2; 2005 -6,-3; 2006 -5,-2; 2007 -5,-1; 2008 -6,-2
07: 2001 -6,0; 2002 -7,-1; 2003 -7,0; 2004 -6,-1
08: 2001 -6,1; 2002 -5,2; 2003 -7,2; 2004 -6,2
09: 2001 -8,-1; 2002 -8,-2; 2003 -7,-3; 2004 -7,-2; 2005 -8,0
10: 2001 6,3; 2002 4,3; 2003 4,1; 2004 5,2; 2005 5,3; 2006 3,3; 2007 3,2; 2008 4,2
11: 2001 5,0; 2002 3,0; 2003 6,1; 2004 5,1; 2005 4,0
12: 2001 0,-2; 2002 -2,-2; 2003 0,-3; 2004 -3,-1; 2005 -2,-1; 2006 -1,-2
13: 2001 -8,2; 2002 -8,1; 2003 -7,1
14: 2001 -4,-1; 2002 -3,2; 2003 -4,-2; 2004 -4,0
15: 2001 3,-4; 2002 2,-5; 2003 4,-4; 2004 2,-4
16: 2001 1,-2; 2002 1,-4; 2003 0,-4; 2004 1,-3; 2005 -3,-2; 2006 2,-3
17: 2001 4,-1; 2002 3,-1; 2003 3,-2; 2004 4,-2; 2005 2,0
"""
ZONES = {
    "coast": ("02", "03", "08", "10", "13"),
    "plain": ("05", "06", "09", "11", "12"),
    "foothill": ("01", "04", "07", "14", "15", "16"),
    "seat": ("17",),
}


@cache
def sample_cells() -> tuple[Cell, ...]:
    """The 103 lozenges of the sample cloth."""
    zone_of = {district: zone for zone, districts in ZONES.items() for district in districts}
    found = []
    for line in PLACES.strip().splitlines():
        district, _colon, entries = line.partition(": ")
        for entry in entries.split("; "):
            number, place = entry.split()
            i, j = map(int, place.split(","))
            found.append((f"13.05.{district}.{number}", i, j, zone_of[district]))
    variants = assign_variants(code for code, *_rest in found)
    return tuple(Cell(code, variants[code], i, j, zone) for code, i, j, zone in found)
