"""Checklist files made for tests."""

import csv
import io
from collections.abc import Iterable

HEADER = ("Symbol", "Synonym Symbol", "Scientific Name with Author", "Common Name", "Family")

SMALL = (
    ("TESTA", "", "Testaster L.", "test aster", "Testaceae"),
    ("TEMI", "", "Testaster minor (L.) Mill.", "lesser test aster", "Testaceae"),
    ("TEMI", "ASMI9", "Aster minor L.", "", ""),
    ("TEMI", "TEMA7", "Testaster major auct. non Benth.", "", ""),
    ("TEMIA", "", "Testaster minor (L.) Mill. var. alpicola Jeps.", "lesser test aster", "Testaceae"),
    (
        "TEMIA",
        "TEMIP",
        "Testaster minor (L.) Mill. var. pachypoda (Greene) Rosend., Butters & Lakela",
        "",
        "",
    ),
    ("TEMIM", "", "Testaster minor (L.) Mill. var. minor ", "", "Testaceae"),
    ("TEGL", "", "Testaster ×glaucus Small (pro sp.) [major × minor]", "", "Testaceae"),
    ("TEEX", "", "Testaster exclusus Hochr. [excluded]", "", "Testaceae"),
    ("ABBE2", "", "Abrothallus bertianus De Not.", "", "Uncertain Ascomycota Family"),
    (
        "HELE4",
        "",
        "×Hesperotropsis leylandii (A.B. Jacks. & Dallim.) Garland & Gerry Moore",
        "",
        "Cupressaceae",
    ),
    (
        "HESEB3",
        "",
        "Heterotheca sessiliflora (Nutt.) Shinners ssp. echioides (Benth.) Semple var. bolanderioides Semple",
        "",
        "Asteraceae",
    ),
    ("NOWHE", "ORPH", "Testaster orphanus Mill.", "", ""),
)


def checklist(*rows: Iterable[str], encoding: str = "utf-8", line_end: str = "\n") -> bytes:
    """The bytes of a checklist with these rows, each cell in quotes as the source writes them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator=line_end)
    writer.writerow(HEADER)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)
