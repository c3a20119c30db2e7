"""A chosen picture is checked before it is opened, and only what one sees of it is kept."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from mam_desktop.errors import BadInput
from mam_desktop.ui.live.steps.media.chosen_file import file_to_keep
from mam_desktop.ui.live.steps.media.pictures import (
    MAX_FILE_BYTES,
    MAX_PNG_BYTES,
    MAX_SIDE_PX,
    clean_picture,
    read_file,
)
from tests.ui.live.steps.media.made_pictures import monstrous_png, photo_with_place, picture


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_where_a_photo_was_taken_is_gone_and_it_stands_upright() -> None:
    clean = clean_picture(photo_with_place())
    assert b"Example Street" not in clean.data
    kept = opened(clean.data)
    assert (clean.width, clean.height) == kept.size == (20, 40)
    assert not kept.getexif()
    assert kept.convert("RGB").getpixel((10, 4)) == pytest.approx((200, 10, 10), abs=12)


def test_words_inside_a_png_are_gone() -> None:
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Comment", "Example Street")
    clean = clean_picture(picture(pnginfo=told))
    assert b"Example Street" not in clean.data
    assert opened(clean.data).format == "PNG"


def test_a_large_photo_is_made_smaller_and_it_says_so() -> None:
    clean = clean_picture(picture(4000, 1000, "JPEG"))
    assert (clean.width, clean.height, clean.was_made_smaller) == (MAX_SIDE_PX, 600, True)
    assert not clean_picture(picture()).was_made_smaller


def test_a_drawing_that_would_take_much_room_becomes_a_jpeg() -> None:
    noise = Image.effect_noise((1600, 1600), 100).convert("RGB")
    buffer = BytesIO()
    noise.save(buffer, "PNG", compress_level=1)
    clean = clean_picture(buffer.getvalue())
    assert opened(clean.data).format == "JPEG"
    assert len(clean.data) < len(buffer.getvalue())
    assert len(buffer.getvalue()) > MAX_PNG_BYTES


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_usual_kinds_are_read(kind: str) -> None:
    assert clean_picture(picture(kind=kind)).width == 40


def test_what_is_see_through_becomes_white() -> None:
    clean = clean_picture(picture(mode="RGBA"))
    assert opened(clean.data).getpixel((5, 5)) == (255, 255, 255)


def test_a_scan_in_sixteen_bits_of_grey_keeps_its_greys() -> None:
    image = Image.new("I;16", (8, 8), 0x8000)
    buffer = BytesIO()
    image.save(buffer, "PNG")
    assert opened(clean_picture(buffer.getvalue()).data).getpixel((1, 1)) == (128, 128, 128)


def test_a_picture_of_50_000_by_50_000_dots_is_refused_before_it_is_opened() -> None:
    with pytest.raises(BadInput, match="more than 50 million dots: too large"):
        clean_picture(monstrous_png())


def test_a_picture_a_little_too_large_is_refused_too() -> None:
    with pytest.raises(BadInput, match="too large"):
        clean_picture(monstrous_png(8_000, 6_300))


def test_a_large_photo_of_a_telephone_is_opened_small() -> None:
    buffer = BytesIO()
    Image.new("L", (8_200, 6_200)).save(buffer, "JPEG")
    clean = clean_picture(buffer.getvalue())
    assert (max(clean.width, clean.height), clean.was_made_smaller) == (2400, True)


def test_a_picture_that_lies_about_its_size_is_refused() -> None:
    with pytest.raises(BadInput, match="not whole or is damaged"):
        clean_picture(monstrous_png(3_000, 3_000))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_cut_off_picture_is_refused(kind: str) -> None:
    noise = Image.effect_noise((300, 300), 100).convert("RGB")
    buffer = BytesIO()
    noise.save(buffer, kind)
    whole = buffer.getvalue()
    with pytest.raises(BadInput, match=r"not whole|not a picture"):
        clean_picture(whole[: len(whole) // 2])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (b"hello " * 1000, "not a picture"),
        (b"%PDF-1.7 and so on", "not a picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC photo, as iPhones"),
        (b"GIF89a" + bytes(40), "not a picture"),
        (b"\xff\xd8\xff\xe0", "not whole|not a picture"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(data: bytes, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        clean_picture(data)


def test_a_file_of_more_than_ten_megabytes_is_read_and_one_too_large_is_not(
    tmp_path: Path,
) -> None:
    twelve = tmp_path / "twelve.jpg"
    twelve.write_bytes(picture(kind="JPEG") + bytes(12 * 1024 * 1024))
    assert clean_picture(read_file(twelve)).width == 40
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(BadInput, match="larger than 50 MB"):
        read_file(large)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not a file"):
        read_file(tmp_path / "gone.jpg")
    with pytest.raises(BadInput, match="is not a file"):
        read_file(tmp_path)


def test_a_script_keeps_clean_pictures_and_knows_how_long_a_wav_is(tmp_path: Path) -> None:
    from mam_desktop.ui.live.steps.media.wav import Sound, write_wav

    photo, wav, other = tmp_path / "a.jpg", tmp_path / "a.wav", tmp_path / "a.mp3"
    photo.write_bytes(photo_with_place())
    wav.write_bytes(write_wav(Sound(bytes(64_000))))
    other.write_bytes(b"ID3")
    assert b"Example Street" not in file_to_keep(photo, "photo").data
    assert file_to_keep(wav, "audio").length_s == 2
    assert file_to_keep(other, "audio").data == b"ID3"
    with pytest.raises(BadInput, match="not a picture"):
        file_to_keep(wav, "drawing")
