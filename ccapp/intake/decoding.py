"""Legacy encodings on a `Source`: fonts first, statistics second, one decision for the whole document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from ccapp.intake.source import Block, Cell, Paragraph, Run, Source
from ccapp.intake.values import Decoding, Sample
from ccapp.text.legacy import Encoding, tcvn3, vni
from ccapp.text.legacy.encoding import FontEncoding, decode, guess, is_unicode, of_font, weigh

_SAMPLES: Final = 5


def decoded(source: Source) -> tuple[Source, Decoding | None]:
    """The source with its legacy text decoded and what was done; None where it was Unicode already.

    Text that is Unicode stays, whatever its font says.
    """
    plan = _plan(source)
    if not plan.by_font and plan.other is None:
        return source, None
    decoder = _Decoder(plan)
    blocks = tuple(decoder.block(block) for block in source.blocks)
    if not decoder.samples:
        return source, None
    encoding = max(decoder.letters, key=lambda each: decoder.letters[each])
    done = Decoding(encoding=encoding, by_font=encoding in plan.by_font, samples=tuple(decoder.samples))
    return replace(source, blocks=blocks), done


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """The decision: which encodings' fonts are believed, and how text in other fonts is read."""

    by_font: frozenset[Encoding]
    other: Encoding | None

    def of(self, run: Run) -> FontEncoding | None:
        """How a run is to be read; None for Unicode."""
        said = of_font(run.font)
        if said is not None:
            return said if said.encoding in self.by_font else None
        return FontEncoding(encoding=self.other) if self.other is not None else None


def _plan(source: Source) -> _Plan:
    texts: dict[Encoding | None, set[str]] = {None: set()}
    for paragraph in _paragraphs(source):
        for encoding, runs in groupby(paragraph.runs, key=_said):
            # Words may be cut into several runs.
            texts.setdefault(encoding, set()).add("".join(run.text for run in runs))
    believed = set()
    for encoding in Encoding:
        evidence = weigh(texts.get(encoding, ()))
        # Text retyped in Unicode often keeps the name of its old font.
        if encoding in texts and evidence.unicode <= evidence.of(encoding):
            believed.add(encoding)
    return _Plan(by_font=frozenset(believed), other=guess(texts[None]))


def _said(run: Run) -> Encoding | None:
    said = of_font(run.font)
    return said.encoding if said is not None else None


def _paragraphs(source: Source) -> Iterator[Paragraph]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (paragraph for cell in block.cells for paragraph in cell.paragraphs)


@dataclass(slots=True)
class _Decoder:
    """Applies a plan; counts the codes read by encoding and keeps the first samples."""

    plan: _Plan
    letters: dict[Encoding, int] = field(default_factory=dict)
    samples: list[Sample] = field(default_factory=list)

    def block(self, block: Block) -> Block:
        """A block decoded."""
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        return replace(block, cells=tuple(map(self._cell, block.cells)))

    def _cell(self, cell: Cell) -> Cell:
        return replace(
            cell,
            paragraphs=tuple(map(self._paragraph, cell.paragraphs)),
            unseen=tuple(map(self._unseen, cell.unseen)),
        )

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        if all(self.plan.of(run) is None for run in paragraph.runs):
            return paragraph
        runs: list[Run] = []
        for how, group in groupby(paragraph.runs, key=self.plan.of):
            together = list(group)
            runs += together if how is None else self._runs(together, how)
        changed = replace(paragraph, runs=tuple(runs))
        self._note(paragraph.text, changed.text)
        return changed

    def _runs(self, runs: list[Run], how: FontEncoding) -> Iterator[Run]:
        """Runs next to each other in one encoding, those left that are Unicode already."""
        doubtful = is_unicode("".join(run.text for run in runs))
        for run in _whole_letters(runs) if how.encoding is Encoding.VNI else runs:
            if doubtful and not _is_legacy(run.text, how.encoding):
                yield run
                continue
            text = decode(run.text, how.encoding, capitals=how.capitals)
            if how.encoding is Encoding.TCVN3 and of_font(run.font) is None:
                text = tcvn3.with_capitals(text)
            codes = sum(not char.isascii() for char in run.text)
            self.letters[how.encoding] = self.letters.get(how.encoding, 0) + codes
            yield replace(run, text=text)

    def _unseen(self, text: str) -> str:
        """Text without a font: decoded where it can be nothing else."""
        encodings = self.plan.by_font | ({self.plan.other} if self.plan.other else set())
        sure = [encoding for encoding in encodings if _is_legacy(text, encoding)]
        return decode(text, sure[0]) if len(sure) == 1 else text

    def _note(self, before: str, after: str) -> None:
        before, after = (" ".join(text.split()) for text in (before, after))
        sample = Sample(before=before, after=after)
        if before != after and len(self.samples) < _SAMPLES and sample not in self.samples:
            self.samples.append(sample)


def _is_legacy(text: str, encoding: Encoding) -> bool:
    """Whether a text of its own accord reads as that encoding rather than as Unicode."""
    if is_unicode(text):
        return False
    evidence = weigh([text])
    return evidence.of(encoding) > evidence.unicode


def _whole_letters(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with each VNI letter whole: a mark that begins a run goes to the vowel before it."""
    last: Run | None = None
    for run in runs:
        here = run
        if last is not None and vni.joins(last.text, here.text):
            last = replace(last, text=last.text + here.text[0])
            here = replace(here, text=here.text[1:])
        if last is not None:
            yield last
        last = here
    if last is not None:
        yield last
