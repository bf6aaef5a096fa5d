"""Pages of a list in protocol order, quick however long it is: only the levels that a page touches are sorted."""

from collections import defaultdict
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.functional import cached_property

from courses.models import Rank
from participants.models import Participant
from participants.models.participants import ParticipantQuerySet


class ProtocolPages(Paginator):  # type: ignore[type-arg]
    """Pages by rank, civilians last, then by name. Two queries count, one fetches a page."""

    def __init__(self, people: ParticipantQuerySet, per_page: int) -> None:
        super().__init__(people.in_protocol_order(), per_page)
        self.people = people

    @cached_property
    def sizes(self) -> list[tuple[list[int], int]]:
        """Return the ranks of each level with how many hold them, the highest first; no ranks for civilians."""
        counted = self.people.order_by().values_list("rank").annotate(holders=Count("pk"))
        holders: dict[int | None, int] = dict(counted)
        levels: dict[int, list[int]] = defaultdict(list)
        for rank, level in Rank.objects.order_by("-level").values_list("pk", "level"):
            if rank in holders:
                levels[level].append(rank)
        ranked = [(ranks, sum(holders[rank] for rank in ranks)) for ranks in levels.values()]
        return [*ranked, ([], holders.get(None, 0))]

    @cached_property
    def count(self) -> int:
        return sum(size for _ranks, size in self.sizes)

    def page(self, number: Any) -> Page:  # type: ignore[type-arg]
        """Return a page. Raises InvalidPage."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        last = first + self.per_page
        before, passed, touched = 0, 0, Q(pk__in=[])
        for ranks, size in self.sizes:
            if before + size <= first:
                passed += size
            elif before < last:
                touched |= Q(rank__in=ranks) if ranks else Q(rank=None)
            before += size
        rows = self.people.filter(touched).in_protocol_order()[first - passed : last - passed]
        return Page(list(rows), number, self)


def pages_of(people: ParticipantQuerySet, per_page: int) -> "Paginator[Participant]":
    """Return the pages of people who are sorted, or of those who are not in protocol order."""
    return Paginator(people, per_page) if people.query.order_by else ProtocolPages(people, per_page)
