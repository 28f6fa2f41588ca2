"""Alle fouten van een ruw plan tegelijk, elk met plaats, veld, wat toegelaten is en raad."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from integratie import gebieden, vergelijking
from integratie.beeld import eigen_sjabloon, eigen_tekst
from integratie.beleid.plan import model
from integratie.beleid.plan.cijfers import oordeel, ver_weg
from integratie.beleid.plan.kolommen import BUDGET, DELEN, kolommen
from integratie.beleid.plan.ruw import LOS, Fout, Pad, Ruw
from integratie.fouten import Gebruiksfout, suggestie

UNIEK = ("code", "sleutel")  # waarmee de rest van het plan naar een deel verwijst


def keur(ruw: Ruw) -> tuple[model.Plan | None, list[Fout]]:
    """Het plan als het vormelijk klopt, en anders elke fout."""
    inhoud = _zonder_lege(ruw.inhoud)
    plan, context = None, _context(inhoud)
    fouten = [
        *ruw.fouten,
        *_dubbel(ruw, inhoud),
        *_losse(ruw, context),
        *_onbekend_en_leeg(ruw),
    ]
    try:
        plan = model.Plan.model_validate(inhoud, context=context)
    except ValidationError as fout:
        fouten += [_vertaal(ruw, f) for f in fout.errors()]
    return (None if fouten else plan), ruw.geordend(fouten)


def cijferfouten(ruw: Ruw) -> tuple[list[Fout], list[Fout]]:
    """Basiswaarden die niet die van het register zijn en levende cijfers die er niet zijn: fouten, en meldingen waar het plan zelf de afwijking uitlegt.

    Ook een streefwaarde ver buiten wat een gemeente ooit had, is een melding.
    """
    fouten: list[Fout] = []
    meldingen: list[Fout] = []
    try:
        nis = gebieden.eenheid(str(ruw.inhoud.get("gebied"))).nis
    except Gebruiksfout:
        return fouten, meldingen
    fouten += _zonder_cijfer(ruw, nis)
    for pad, cijfer in _basislijnen(ruw):
        if reden := oordeel(cijfer, nis):
            lijst = meldingen if cijfer.afwijking else fouten
            lijst.append(ruw.fout((*pad, "basiswaarde"), "basiswaarde", reden))
        if isinstance(cijfer, model.Streefcijfer) and (vraag := ver_weg(cijfer, nis)):
            meldingen.append(ruw.fout((*pad, "streefwaarde"), "streefwaarde", vraag))
    return ruw.geordend(fouten), ruw.geordend(meldingen)


def _zonder_cijfer(ruw: Ruw, nis: str) -> Iterator[Fout]:
    """Elk veld met een levend cijfer dat er voor dit gebied nu niet is."""
    for pad, deel in [((), ruw.inhoud), *_delen(ruw.inhoud)]:
        for veld in (v for v in model.LOPEND if isinstance(deel.get(v), str)):
            with suppress(Gebruiksfout):  # een fout in het sjabloon is al gemeld
                eigen_sjabloon.lees(deel[veld])
                try:
                    eigen_tekst.vul_in(deel[veld], nis, vergelijking.laatste_peiljaar())
                except Gebruiksfout as fout:
                    yield ruw.fout((*pad, veld), veld, str(fout))


def _basislijnen(ruw: Ruw) -> Iterator[tuple[Pad, model.Basislijn]]:
    for pad, deel in _delen(_zonder_lege(ruw.inhoud)):
        if pad[-2] in ("streefcijfers", "basislijnen"):
            velden = {k: v for k, v in deel.items() if k in model.Basislijn.model_fields}
            eigen: type[model.Basislijn] = model.Streefcijfer if pad[-2] == "streefcijfers" else model.Basislijn
            pogingen: list[tuple[type[model.Basislijn], dict]] = [(eigen, deel), (model.Basislijn, velden)]
            for soort, waarden in pogingen:
                with suppress(ValidationError):  # al gemeld
                    yield pad, soort.model_validate(waarden)
                    break


def streefpaden(ruw: Ruw) -> list[Pad]:
    """Waar elk streefcijfer staat, in de volgorde van `Plan.streefcijfers`."""
    return [pad for pad, _ in _delen(_zonder_lege(ruw.inhoud)) if pad[-2] == "streefcijfers"]


def _delen(inhoud, pad: Pad = ()) -> Iterator[tuple[Pad, dict]]:
    """Elk deel van een lijst dat een blok velden is, met zijn pad."""
    if isinstance(inhoud, dict):
        for naam, waarde in inhoud.items():
            for i, deel in enumerate(waarde if isinstance(waarde, list) else ()):
                if isinstance(deel, dict):
                    yield (*pad, naam, i), deel
                    yield from _delen(deel, (*pad, naam, i))


def _zonder_lege(inhoud):
    if isinstance(inhoud, dict):
        return {k: _zonder_lege(v) for k, v in inhoud.items() if v is not None}
    return [_zonder_lege(v) for v in inhoud] if isinstance(inhoud, list) else inhoud


def _context(inhoud: dict) -> dict:
    partners = inhoud.get("partners")
    sleutels = [p.get("sleutel") for p in partners if isinstance(p, dict)] if isinstance(partners, list) else []
    try:
        van, tot = int(inhoud["van"]), int(inhoud["tot"])
        jaren = range(van, tot + 1) if 1900 < van <= tot < 2200 else None
    except (KeyError, TypeError, ValueError):
        jaren = None
    return {"partners": [s.strip() for s in sleutels if isinstance(s, str)], "jaren": jaren}


def _dubbel(ruw: Ruw, inhoud: dict) -> Iterator[Fout]:
    """Een code of sleutel komt één keer voor: anders weet niemand naar wie ze verwijst."""
    gezien: dict[tuple[str, str], Pad] = {}
    for pad, deel in _delen(inhoud):
        if not (veld := next((v for v in UNIEK if v in _model_van(pad).model_fields), "")):
            continue
        sleutel = (str(pad[-2]), str(deel.get(veld)).strip())
        if isinstance(deel.get(veld), str) and sleutel in gezien:
            eerste = ruw.plaatsen.get((*gezien[sleutel], veld), "hoger")
            yield ruw.fout((*pad, veld), veld, f"'{sleutel[1]}' bestaat al ({eerste}); geef elk een eigen {veld}")
        gezien.setdefault(sleutel, pad)


def _onbekend_en_leeg(ruw: Ruw) -> Iterator[Fout]:
    """Een verkeerd gespeld veld zonder waarde: anders lijkt het alsof alleen het juiste ontbreekt."""
    for pad, deel in [((), ruw.inhoud), *_delen(ruw.inhoud)]:
        velden = _model_van(pad).model_fields
        for naam in deel:
            if deel[naam] is None and naam not in velden:
                yield ruw.fout((*pad, naam), naam, _onbekend(naam, velden))


def _onbekend(naam: str, velden: Iterable[str]) -> str:
    return f"ik ken dit veld niet; toegelaten: {', '.join(velden)}.{suggestie(naam, velden)}"


def _losse(ruw: Ruw, context: dict) -> Iterator[Fout]:
    """Ook de rijen die nergens onder hangen."""
    for soort, delen in ruw.los.items():
        for i, deel in enumerate(delen):
            try:
                _model_van((LOS, soort)).model_validate(_zonder_lege(deel), context=context)
            except ValidationError as fout:
                yield from (_vertaal(ruw, f | {"loc": (LOS, soort, i, *f["loc"])}) for f in fout.errors())


def _vertaal(ruw: Ruw, fout: ErrorDetails) -> Fout:
    pad = tuple(stap for stap in fout["loc"] if stap != "[key]")
    veld = next((str(stap) for stap in reversed(pad) if isinstance(stap, str)), "")
    veld = f"{BUDGET} {veld}" if pad[-2:-1] == (BUDGET,) else veld
    return ruw.fout(pad, veld, _reden(ruw, fout, pad))


def _reden(ruw: Ruw, fout: ErrorDetails, pad: Pad) -> str:
    soort = fout["type"]
    if soort == "value_error":
        return str(fout["ctx"]["error"])
    if soort == "missing":
        return f"ontbreekt of is leeg; {_verwacht(ruw, pad)}"
    if soort == "extra_forbidden":
        return _onbekend(str(pad[-1]), _model_van(pad[:-1]).model_fields)
    if soort in ("tuple_type", "list_type"):
        return "verwacht een lijst: elk deel begint met een streepje ('- ')"
    if soort in ("model_type", "model_attributes_type", "dict_type"):
        return "verwacht een blok met 'veld: waarde'"
    return "deze waarde kan hier niet"


def _verwacht(ruw: Ruw, pad: Pad) -> str:
    """Wat in een verplicht veld hoort, zoals het formulier het uitlegt."""
    kolom = next((k for k in kolommen(_model_van(pad[:-1])) if k.veld == pad[-1]), None)
    if kolom is None:
        return "verwacht er minstens één"
    if kolom.veld == "richting":
        voor = "" if ruw.bestand.suffix == ".xlsx" else "richting: "
        omhoog, omlaag = model.RICHTINGEN
        return f"typ '{voor}{omhoog}' of '{voor}{omlaag}': {kolom.uitleg}"
    if kolom.lijst and kolom.veld != "indicator":
        return f"toegelaten: {'; '.join(kolom.lijst)}"
    return f"verwacht: {kolom.uitleg}"


def _model_van(pad: Pad) -> type[BaseModel]:
    lijsten = [stap for stap in pad if isinstance(stap, str)]
    genest = len(lijsten) > 1  # `partners` van het plan zijn partners, die van een actie taken
    passend = (d.model for d in DELEN if d.lijst == lijsten[-1] and bool(d.boven) == genest)
    return next(passend, model.Plan) if lijsten else model.Plan
