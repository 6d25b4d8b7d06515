"""Origins of a claim, by reports built by hand."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.origins import Origins, Report, origins_of
from headwater.corpus.relays import Sourcing, Standing, Teller

HOUR = 3600
TELLERS = {
    "anna": Teller("Anna Groot", "person", 1),
    "two": Teller("two officials", "unnamed", 2),
    "one": Teller("an official", "unnamed", 1),
}


def report(
    article: int,
    outlet: str,
    hour: int | None = None,
    *,
    standing: Standing = "own",
    rests_on: str = "",
    copies: tuple[int, ...] = (),
    tellers: str = "",
) -> Report:
    first = None if hour is None else hour * HOUR
    stands = Sourcing(
        "rests" if rests_on else standing,
        tuple(rests_on.split()),
        (),
        tuple(TELLERS[name] for name in tellers.split()),
    )
    after = None if first is None else first + 60
    return Report(article, f"{article:04}", outlet, first, after, stands, copies)


def roots(found: Origins) -> list[tuple[int, ...]]:
    return [one.articles for one in found.origins]


def test_copies_and_relays_of_one_report_share_its_origin() -> None:
    found = origins_of([
        report(1, "wire", 1),
        report(2, "post", 2, copies=(1,)),
        report(3, "courier", 3, rests_on="post"),
        report(4, "radio", 4, rests_on="courier"),
    ])  # fmt: skip
    assert found.count == 1
    assert found.origins[0].reach == (1, 2, 3, 4)
    assert [(step.how, step.upstream) for step in found.steps] == [
        ("origin", None), ("copy", 1), ("rests", 2), ("rests", 3),
    ]  # fmt: skip


def test_a_report_with_sources_of_its_own_is_an_origin_whoever_it_credits() -> None:
    assert roots(origins_of([report(1, "wire", 1), report(2, "post", 2)])) == [(1,), (2,)]


def test_two_reports_with_the_same_named_source_are_one_origin() -> None:
    found = origins_of([report(1, "wire", 1, tellers="anna"), report(2, "post", 2, tellers="anna")])
    assert roots(found) == [(1, 2)]


def test_nameless_sources_may_be_the_same_people_and_that_is_said() -> None:
    found = origins_of([report(1, "wire", 1, tellers="two"), report(2, "post", 2, tellers="one")])
    assert found.count == 2
    assert [(one.left, one.right, one.count) for one in found.doubts] == [(0, 1, 1)]


def test_a_report_on_an_outlet_that_is_not_here_has_an_unseen_origin() -> None:
    found = origins_of([
        report(1, "post", 2, rests_on="wire"),
        report(2, "courier", 3, rests_on="wire"),
    ])  # fmt: skip
    assert [(one.outlet, one.articles, one.reach) for one in found.origins] == [
        ("wire", (), (1, 2))
    ]


def test_an_outlet_that_comes_back_to_its_own_report_is_a_circle_and_no_origin_more() -> None:
    found = origins_of([
        report(1, "mercury", 1),
        report(2, "brief", 2, rests_on="mercury"),
        report(3, "mercury", 3, rests_on="brief"),
    ])  # fmt: skip
    assert roots(found) == [(1,)]
    assert found.circles == ((3, 2),)


def test_reports_that_rest_on_each_other_have_no_origin() -> None:
    found = origins_of([report(1, "a", 1, rests_on="b"), report(2, "b", 1, rests_on="a")])
    assert found.count == 0
    assert found.circles == ((1, 2),)
    assert {step.how for step in found.steps} == {"ring"}


def test_a_report_without_any_source_is_no_origin_beside_others() -> None:
    bare = report(2, "post", 2, standing="bare")
    assert roots(origins_of([report(1, "wire", 1), bare])) == [(1,)]
    assert roots(origins_of([bare])) == [(2,)]


def test_a_report_without_any_source_that_others_rest_on_is_an_origin_as_if_it_were_unseen() -> (
    None
):
    bare = report(2, "post", 2, standing="bare")
    relay = report(3, "courier", 3, rests_on="post")
    assert roots(origins_of([report(1, "wire", 1), relay])) == [(1,), ()]
    assert roots(origins_of([report(1, "wire", 1), bare, relay])) == [(1,), (2,)]


OUTLETS = st.sampled_from(["a", "b", "c", "d"])
REPORTS = st.lists(
    st.tuples(
        OUTLETS,
        st.none() | st.integers(0, 9),
        st.sampled_from(["", "a", "b c", "d e"]),
        st.lists(st.integers(0, 7), max_size=2).map(tuple),
        st.sampled_from(["", "anna", "two", "anna one"]),
    ),
    max_size=8,
).map(
    lambda rows: [
        report(i, outlet, hour, rests_on=rests_on, copies=_before(i, copies), tellers=who)
        for i, (outlet, hour, rests_on, copies, who) in enumerate(rows)
    ]
)  # fmt: skip


def _before(article: int, copies: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(one for one in copies if one < article)


@given(REPORTS, st.randoms())
def test_the_order_of_the_reports_changes_nothing(reports: list[Report], rng: object) -> None:
    shuffled = list(reports)
    getattr(rng, "shuffle")(shuffled)  # noqa: B009
    assert origins_of(shuffled) == origins_of(reports)


@given(REPORTS)
def test_every_report_leads_to_one_origin_or_to_none(reports: list[Report]) -> None:
    found = origins_of(reports)
    reach = [article for one in found.origins for article in one.reach]
    assert len(reach) == len(set(reach))
    assert {step.article for step in found.steps} == {one.article for one in reports}
