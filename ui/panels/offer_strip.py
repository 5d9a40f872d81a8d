"""A strip that tells what a superior hands out and waits; its button lays the first of it open."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ccapp.domain.plan import RecordId
from ccapp.services.session import Session
from ui.desk import Desk

T = TypeVar("T")


class OfferStrip(QFrame, Generic[T]):
    """Hidden where nothing waits. What several superiors hand out is laid open one after the other."""

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__()
        self.desk = desk
        self.plan: RecordId | None = None
        self.offers: tuple[T, ...] = ()
        self.setProperty("card", True)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.look = QPushButton(words)
        self.look.clicked.connect(self.lay_open)
        row = QHBoxLayout(self)
        row.addWidget(self.said, 1)
        row.addWidget(self.look)
        self.hide()

    @property
    def has_offers(self) -> bool:
        """Whether something waits for the plan."""
        return bool(self.offers)

    def show_offers(self, plan: RecordId | None) -> None:
        """Read what waits for a plan; whether the strip is seen is for its page to say."""
        self.plan = plan
        found = self.desk.do(self, lambda session: self.read(session, plan)) if plan else ()
        self.offers = found or ()
        if self.offers:
            self.said.setText(self.words(self.offers[0]))

    def read(self, session: Session, plan: RecordId) -> tuple[T, ...]:
        """What waits for a plan."""
        raise NotImplementedError

    def words(self, offer: T) -> str:
        """What the strip says of one of them."""
        raise NotImplementedError

    def lay_open(self) -> None:
        """Show the first of them, and do with it what the officer says."""
        raise NotImplementedError
