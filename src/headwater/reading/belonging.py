"""Which set of unnamed people a mention belongs to.

A description says how many there are, by which noun and modifiers, and how it refers:

- new ("two officials", "sources"): a set of its own, unless it repeats the words of one, or counts
  fewer of one; a larger one of the same noun and no other modifiers may hold those before it
- again ("the officials", "both", "he"): the last set that its noun fits; with a number that no set
  has, all of those that make it up ("the five": three and two)
- a part ("one of them", "four" of five): some of a set, who may be those of another part
- the rest ("the other", "a third", "another"): of a set with room left, who are nobody told of
  before; a set without room grows by them ("a second official", "two others"), unless they are
  said to be of another body; without such a set, somebody new
"""

from collections.abc import Sequence

from headwater.reading.counting import Part, complement, knows, leaving_open, modifiers
from headwater.reading.quantity import ONE, Size
from headwater.reading.sets import NOBODY, Circle, Voice, bounds

REACH = 40
"""Sets before a mention among which the one it goes back to is looked for."""
MAYBE = "may be the same or somebody else"
PART, REST = "some of these", "one more of these"
BESIDES, SHARING = "besides these", "some of these, and others"
NEW, AGAIN = "not told of before", "the same again"
TOGETHER = "all of these together"


def place(voice: Voice, circles: list[Circle]) -> None:
    """Put a mention into the set that it goes back to, or open one for it."""
    near = circles[-REACH:]
    if voice.named:
        whole = _whole(voice, near)
        if whole:
            whole.named.add(voice.entity)
        return
    together = _together(voice, near)
    if len(together) > 1:
        if _unite(together, circles):
            together[0].voices.append(voice)
            together[0].why.append(TOGETHER)
        return
    if counted := _counted_on(voice, near):
        _unite(counted, circles)
        _join(voice, counted[0], BESIDES)
        return
    known, why = (together[0], AGAIN) if together else _known(voice, near)
    if known is None and voice.told and not _opens(voice, near):
        return
    if not voice.sure and near and known is None and voice.told:
        near[-1].doubtful += voice.form.least
        return
    if known is None:
        within, overlap = _overlap(voice, near)
        circle = Circle(voice, [voice], [why], within=within, overlap=overlap)
        circle.taken = voice.form.least if voice.form.of or voice.form.bare else 0
        circles.append(circle)
    else:
        _join(voice, known, why)


def _join(voice: Voice, known: Circle, why: str) -> None:
    form, several = voice.form, known.several
    if why == MAYBE:
        known.doubtful += form.least
    elif why == REST:
        _take_rest(form.least, known)
    elif why in {BESIDES, SHARING}:
        known.grow(voice)
    elif why == PART and several and form.exact:
        room = several.most is None or known.taken + form.least <= several.most
        inside = known.first.form.of and form.least <= known.first.form.least
        apart = form.bare and not form.of and room and not inside
        known.inside = form.least if inside and form.bare else known.inside
        known.taken = known.taken + form.least if apart else max(known.taken, form.least)
    narrowed = voice.told and known.first.told and form.bare and form.many and not voice.names
    if narrowed and form.least < known.first.form.least:
        known.first, known.voices, known.why = voice, [], []
    known.voices.append(voice)
    known.why.append(why)


def _take_rest(number: int, known: Circle) -> None:
    """Take so many more of a set: of the part that was told of last, if they are the rest of it."""
    if known.inside and known.inside + number <= known.first.form.least:
        known.inside += number
    else:
        known.taken += number


def _opens(voice: Voice, circles: Sequence[Circle]) -> bool:
    """Whether people whom the text only tells of are a set, where they go back to none before."""
    form = voice.form
    if form.other or form.ordinal or form.rest:
        return bool(circles) and (form.bare or _alike(voice, circles[-1]))
    return voice.sure and (form.numbered or not form.back)


def _together(voice: Voice, circles: Sequence[Circle]) -> list[Circle]:
    """The last sets that make up the number with which words go back: "both", "the five people";
    none where they go back with no number, or to a number that no sets make up."""
    form = voice.form
    if form.of or not form.back or not form.exact or not form.many or not form.parts[0].numbered:
        return []
    whole = [c for c in circles if c.several and c.several.exact and c.size.least == form.least]
    fitting = [c for c in whole if form.bare or _alike(voice, c)]
    if fitting:
        return fitting[-1:]
    for n in range(len(circles) - 1, -1, -1):
        if (found := bounds(circles[n:]).least) >= form.least:
            sizes = [circle.size for circle in circles[n:]]
            exact = sum(size.least for size in sizes) == form.least or found == form.least
            return [*circles[n:]] if exact and all(size.exact for size in sizes) else []
    return []


def _counted_on(voice: Voice, circles: Sequence[Circle]) -> list[Circle]:
    """The people, a set each, from whom "a third source" counts on; none where it counts from one
    set, or from others than were told of."""
    before = voice.form.ordinal - 1
    last = [*circles[-before:]] if before > 1 and not voice.form.back else []
    single = len(last) == before and all(circle.size == ONE for circle in last)
    return last if single and all(voice.form.bare or _alike(voice, c) for c in last) else []


def _unite(together: Sequence[Circle], circles: list[Circle]) -> bool:
    """Tell of sets as one: those of one person each become one set; the others, whose number says
    that they have nobody in common, stay apart. Returns whether they are one."""
    first, *others = together
    for circle in together:
        circle.within, circle.overlap = None, NOBODY
    if any(circle.several for circle in together):
        return False
    first.united = sum(circle.size.least for circle in together)
    for circle in others:
        first.voices += circle.voices
        first.why += circle.why
        circles.remove(circle)
    return True


def _known(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    form = voice.form
    if form.of:
        return _whole(voice, circles), PART
    if form.shared and len(form.parts) == 1 and circles:
        return circles[-1], SHARING
    return _same_or_other(voice, circles)


def _same_or_other(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    form = voice.form
    same = _by_entity(voice, circles)
    if same and not form.other and not _apart(voice, same):
        return same, AGAIN
    if form.rest and (several := [c for c in circles if c.several]):
        return several[-1], REST
    if form.other or (form.ordinal and not form.back):
        return _another(voice, circles)
    if form.bare or voice.words.lower() in leaving_open("pronouns"):
        return (circles[-1] if circles else None), PART
    if form.back:
        return _back(voice, circles)
    if form.one and circles and _may_hold(circles[-1], voice):
        return circles[-1], PART
    if form.many:
        return _again(voice, circles)
    return None, NEW


def _may_hold(circle: Circle, voice: Voice) -> bool:
    """Whether "one ambassador" is one of "diplomats" just told of, where it is not said to be
    somebody else: "one person close to both sides"."""
    if voice.form.parts[0].noun in leaving_open("anybody") and not _through(voice, circle):
        return False
    return circle.several is not None and (circle.several.most is None or _alike(voice, circle))


def _by_entity(voice: Voice, circles: Sequence[Circle]) -> Circle | None:
    for circle in reversed(circles):
        if voice.entity and any(other.entity == voice.entity for other in circle.voices):
            return circle
    return None


def _whole(voice: Voice, circles: Sequence[Circle]) -> Circle | None:
    """The set that "two of them" are some of: the last of that noun, else the last of several."""
    whole = voice.form.whole
    several = [circle for circle in circles if circle.several]
    if whole and whole.noun:
        theirs = voice.form.possessive
        several = [c for c in several if whole.noun in c.nouns or (not theirs and _fits(whole, c))]
    return several[-1] if several else None


def _another(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    """Whether "another" or "a third" is left over in a set of so many, makes one larger, or is
    somebody new."""
    for circle in reversed(circles[-2:]):
        if (voice.form.bare or _alike(voice, circle)) and circle.has_room(voice.form):
            return circle, REST
    for circle in reversed(circles):
        if (voice.form.bare or _alike(voice, circle)) and not _elsewhere(voice, circle):
            return circle, BESIDES
    return None, "somebody else, by its words"


def _elsewhere(voice: Voice, circle: Circle) -> bool:
    """Whether words set somebody apart from those of a set by where they belong: "a different
    official, from the treasury"."""
    said = voice.words.lower().split()
    apart = leaving_open("apart").intersection(said)
    mine = modifiers(voice.words) - apart
    return bool(apart) and "same" not in said and not mine <= modifiers(circle.first.words)


def _back(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    """Whom "the official", "that person" or "the sources" go back to."""
    last = circles[-1] if circles else None
    generic = any(part.noun in leaving_open("anybody") for part in voice.form.parts)
    if last and voice.form.near and generic and (last.several is None) != voice.form.many:
        return last, AGAIN
    for circle in reversed(circles):
        called = any(part.noun in circle.nouns for part in voice.form.parts)
        if called and not _apart(voice, circle):
            return circle, AGAIN
    alike = [c for c in circles if _alike(voice, c) and not _apart(voice, c)]
    if voice.form.many:
        several = [circle for circle in alike if circle.several]
        return (several[-1] if several else None), AGAIN
    definite = voice.words.lower().startswith(("the ", "that ", "this "))
    if alike and alike[-1].several and (definite or voice.form.bare):
        return alike[-1], PART
    if alike and alike[-1] is last and definite and generic:
        return last, AGAIN
    return (alike[-1], MAYBE) if alike and definite else (None, NEW)


def _apart(voice: Voice, circle: Circle) -> bool:
    """Whether one person cannot be another: "the pilot of the freighter", "of the jet"."""
    if voice.form.many or circle.several:
        return False
    mine, theirs = complement(voice.words), complement(circle.first.words)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _again(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    """Whether several people are, or may be, among those of a set before."""
    form = voice.form
    for circle in reversed(circles):
        if not circle.several:
            continue
        if circle.first.words.lower() == voice.words.lower():
            return circle, "the same words again"
        fewer = form.exact and form.least < circle.several.least
        if fewer and form.parts[0].noun in circle.nouns and _through(voice, circle):
            return circle, "so many of these"
    return None, NEW


def _overlap(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, Size]:
    """A set before with which one may have people in common, and how many."""
    form = voice.form
    if form.other or form.ordinal or voice.answers:
        return None, NOBODY
    holder = _open_to(voice, circles)
    return holder, Size(0, form.least) if holder else NOBODY


def _open_to(voice: Voice, circles: Sequence[Circle]) -> Circle | None:
    """The set before that a larger one of the same noun may include, or of whom one may be spoken
    of again, or that may include people of whom nothing is said but what they know."""
    form = voice.form
    if circles and not voice.told and _is_anybody(voice):
        return circles[-1]
    if (
        circles
        and form.exact
        and not (form.back or voice.told)
        and _is_known_by_knowing(circles[-1].first)
    ):
        return circles[-1]
    for circle in circles:
        if _says_the_same(voice, circle):
            return circle
        if not _through(voice, circle):
            continue
        if _told_others(voice, circle) and form.parts[0].noun in circle.nouns:
            return circle
        generic = circle.nouns & leaving_open("generic") if circle.several else set()
        if form.many and form.parts[0].noun in generic:
            return circle
        same = modifiers(voice.words) == modifiers(circle.first.words)
        again = circle.several and form.parts[0].noun in circle.nouns
        if not form.many and again and same and not form.back:
            return circle
    return None


def _told_others(voice: Voice, circle: Circle) -> bool:
    """Whether people told another outlet what those of a set told theirs, and may be the same."""
    theirs = circle.first.through
    return voice.through is not None and theirs is not None and theirs != voice.through


def _says_the_same(voice: Voice, circle: Circle) -> bool:
    """Whether somebody is described in the very words of one person before."""
    return not voice.form.many and circle.first.words.lower() == voice.words.lower()


def _is_known_by_knowing(voice: Voice) -> bool:
    """Whether all that is said of people is what they know: whoever comes next may be of them."""
    return _is_anybody(voice) and knows(voice.words)


def _is_anybody(voice: Voice) -> bool:
    """Whether so many people are spoken of of whom nothing is said but what they know."""
    form = voice.form
    anybody = form.parts[0].noun in leaving_open("anybody") and len(form.parts) == 1
    return anybody and form.exact and not modifiers(voice.words)


def _through(voice: Voice, circle: Circle) -> bool:
    """Whether no modifier tells the people from those of a set: "treasury" sources may be among
    "sources", and are none of the bank's."""
    mine, theirs = modifiers(voice.words), modifiers(circle.first.words)
    return mine <= theirs or theirs <= mine


def _alike(voice: Voice, circle: Circle) -> bool:
    return any(_fits(part, circle) for part in voice.form.parts)


def _fits(part: Part, circle: Circle) -> bool:
    nouns, generic = circle.nouns, leaving_open("generic")
    said = nouns - {""} or nouns
    return part.noun in nouns or part.noun in generic or bool(said & generic)
