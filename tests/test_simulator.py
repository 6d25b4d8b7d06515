"""The simulator of worlds: the same seed gives the same world, and its gold is consistent."""

from benchmarks.simulator import worlds


def test_a_seed_gives_always_the_same_worlds() -> None:
    assert list(worlds("open", 1)) == list(worlds("open", 1))
    assert list(worlds("open", 1)) != list(worlds("open", 2))


def test_every_origin_is_an_article_and_every_copy_holds_its_claim() -> None:
    for world in worlds("open", 3):
        assert all(origin in world.pieces for origin in world.origins)
        for piece in world.pieces:
            assert piece.origin is None or piece.origin < len(world.origins)
            if piece.origin is not None:
                whole = " ".join(piece.text).casefold()
                assert piece.claim.casefold() in whole


def test_no_two_articles_have_one_outlet_and_one_time() -> None:
    for world in worlds("open", 4):
        keys = [(piece.outlet, piece.published) for piece in world.pieces]
        assert len(keys) == len(set(keys))
