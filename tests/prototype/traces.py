#!/usr/bin/env python3
"""Single turns of the mood prototype, as rows for tests/suite/prototype.rs.

    python3 tests/prototype/traces.py /path/to/mood_prototype.py > tests/prototype/traces.csv

Seeded: the same file every time. Standard library only. Each row is a state before a turn, the acts of the
turn, the prototype's meters after it, and its meters had it judged the whole reply on the state before it
and added all points at once (mechanics.md, "Rules made fair"); that last column is `=` where it makes no
difference.
"""
import copy, csv, importlib.util, random, sys

spec = importlib.util.spec_from_file_location("mood_prototype", sys.argv[1])
proto = importlib.util.module_from_spec(spec)
spec.loader.exec_module(proto)

ROWS = 4600
HELPFUL = ["CALM", "LISTEN", "CLARIFY", "RESTATE", "EMPATHISE", "APOLOGISE", "OWN", "PRIORITISE", "OPTIONS", "CHOICE",
           "FIT", "PARTIAL", "ACT", "EXPLAIN", "CONTACT", "CONFIRM", "FOLLOWUP", "BEYOND", "BOUNDARY"]
HARMFUL = ["MISFIT", "INTERRUPT", "ARGUE", "BLAME", "DEFEND", "PATRONISE", "VOICE", "PERSONAL", "MINIMISE", "SCRIPTED",
           "PREMATURE", "TRANSFER", "WARMX", "REASK", "REFUSE", "NUISANCE", "SORRY3", "SORRY4", "OVERPROMISE"]
REMEDY = {"FIT", "PARTIAL", "MISFIT"}
dice = random.Random(20240607)


def combinations():
    """Some acts together: a fixed list, drawn once, so that the scenario stays small."""
    made = [["LISTEN", "CLARIFY"], ["RESTATE", "EMPATHISE"], ["APOLOGISE", "OWN"], ["CHOICE", "PRIORITISE"], ["OPTIONS", "FIT"],
            ["ACT", "EXPLAIN"], ["CONFIRM", "CONTACT"], ["FOLLOWUP", "BEYOND"], ["APOLOGISE", "FIT"], ["DEFEND", "APOLOGISE"],
            ["REFUSE", "OPTIONS"], ["EMPATHISE", "TRANSFER"], ["FIT", "ACT"], ["ACT", "CONFIRM"], ["CLARIFY", "FIT"]]
    while len(made) < 50:
        acts = dice.sample(HELPFUL + HARMFUL, 3 if dice.random() < 0.25 else 2)
        if len(REMEDY.intersection(acts)) < 2 and sorted(acts) not in [sorted(a) for a in made]:
            made.append(acts)
    return made


def prepared(row):
    run = proto.Run((row["a"], row["t"], row["h"], row["p"]), proto.PERS[row["persona"]])
    run.n = {act: uses for act, uses in zip(row["acts"], row["uses"])}
    run.facts, run.want, run.burn, run.scars, run.run = row["facts"], bool(row["want"]), row["burn"], row["scars"], row["streak"]
    run.agreed, run.acted, run.confirmed = (f in row["flags"] for f in "gac")
    return run




def whole(row):
    """The turn with every act judged on the state before the reply, and one sum."""
    start = prepared(row)
    before = [start.a, start.t, start.h, start.p]
    total, scars = [0, 0, 0, 0], start.scars
    for act in row["acts"]:
        alone = prepared(row)
        alone.vent = row["vent"]
        caught = []
        def apply(name, scale=100, alone=alone, caught=caught):
            a, t, h, p = proto.B[name]; q = alone.pr
            if name in proto.SCAR: alone.scars += 1
            caught.append([proto.pct(a, scale*(q['up'] if a > 0 else q['down'])//100), proto.pct(t, scale*(q['tg'] if t > 0 else q['tl'])//100),
                           proto.pct(h, scale*(q['hg'] if h > 0 else 100)//100), proto.pct(p, scale*(q['pd'] if p < 0 else 100)//100)])
        alone.apply = apply
        alone.act(act)
        caught.append([0, 0, alone.h - before[2], 0])      # a transfer halves by itself
        scars += alone.scars - start.scars
        total = [x + sum(c[i] for c in caught) for i, x in enumerate(total)]
    if row["acts"] == ["LISTEN"] and row["streak"] + 1 >= 3: total[0] += 2
    after = [max(0, min(100, v + d)) for v, d in zip(before, total)]
    after[1] = min(after[1], 100 - 12*scars)
    after[3] = max(0, after[3] - proto.pct(3, start.pr['pd']))
    if after[3] < 20: after[0] = min(100, after[0] + 2)
    return after


def mood():
    if dice.random() < 0.5:
        return dice.randrange(16, 84), dice.randrange(12, 80), dice.randrange(0, 101), dice.randrange(24, 90)
    return tuple(dice.randrange(0, 101) for _ in range(4))


def rows():
    several = combinations()
    singles = [[act] for act in HELPFUL + HARMFUL]
    for number in range(ROWS):
        acts = dice.choice(several) if dice.random() < 0.3 else singles[number % len(singles)]
        a, t, h, p = mood()
        scars = dice.choice([0, 0, 0, 0, 0, 0, 1, 2])
        flags = dice.choice(["", "", "g", "g", "ga", "gac"])
        # In our engine only listening, and what cuts in, can be done while they are still telling.
        vent = dice.random() < (0.35 if acts == ["LISTEN"] else 0.04)
        yield dict(persona="neutral" if dice.random() < 0.5 else dice.choice(list(proto.PERS)), a=a, t=min(t, 100 - 12*scars), h=h, p=p,
                   facts=dice.choice([0, 1, 2, 3, 4]), want=dice.randrange(2), flags=flags, burn=dice.choice([100, 100, 60]), scars=scars,
                   streak=dice.choice([0, 0, 1, 2, 3]) if "LISTEN" in acts else 0, vent=vent, about=dice.random() < 0.85,
                   acts=acts, uses=[dice.choice([0, 0, 0, 0, 1, 1, 2, 3, 4]) for _ in acts])


def main():
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow("persona,before,facts,want,flags,burn,scars,streak,vent,about,acts,uses,after,whole".split(","))
    for row in rows():
        run = prepared(row)
        run.turn(row["acts"], vent=row["vent"])
        after, at_once = [run.a, run.t, run.h, run.p], whole(row)
        out.writerow([row["persona"], "/".join(str(row[m]) for m in "athp"), row["facts"], row["want"], row["flags"], row["burn"], row["scars"],
                      row["streak"], int(row["vent"]), int(row["about"]), "+".join(row["acts"]), "/".join(map(str, row["uses"])),
                      "/".join(map(str, after)), "=" if after == at_once else "/".join(map(str, at_once))])


main()
