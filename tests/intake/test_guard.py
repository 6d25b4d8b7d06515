"""Which addresses are of the public internet, however they are wrapped."""

import pytest

from headwater.intake.guard import is_public


@pytest.mark.parametrize(
    "address",
    [
        "::7f00:1",  # IPv4-compatible
        "::ffff:0:127.0.0.1",  # IPv4-translated
        "64:ff9b:1::7f00:1",  # NAT64 of a private network
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "fec0::1",
        "fe80::1%eth0",
        "5f00::1",
        "100.64.0.1",
    ],
)
def test_private_addresses_in_disguise_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)
