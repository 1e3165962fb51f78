"""What officers are told about changes that need four eyes. Reasons stay in the workspace."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.messages import Text

TEXTS = (
    Text(
        key="accounts.proposal.waiting",
        subject=_("A proposal waits for you: %(title)s"),
        body=_(
            "A colleague proposed: %(title)s. Nothing has changed yet. You may decide as the second person: "
            "open the workspace, then Proposals.\n\nHas somebody else decided already? Then there is nothing "
            "left for you to do."
        ),
        short=_("A proposal about territory waits for a second person. See Proposals in the workspace."),
    ),
    Text(
        key="accounts.proposal.alone",
        subject=_("Nobody can decide on your proposal yet: %(title)s"),
        body=_(
            "You proposed: %(title)s. At the moment nobody but you has a role that may decide it. Ask the "
            "regency administrator to give a second person such a role; the proposal stays open."
        ),
        short=_("Nobody but you may decide your proposal. Ask the administrator for a second person."),
    ),
    Text(
        key="accounts.proposal.approved",
        subject=_("Approved: %(title)s"),
        body=_(
            "A second person approved your proposal and it was carried out: %(title)s. You find it in the "
            "workspace under Proposals."
        ),
        short=_("Your proposal about territory was approved and carried out."),
    ),
    Text(
        key="accounts.proposal.refused",
        subject=_("Refused: %(title)s"),
        body=_(
            "A second person refused your proposal: %(title)s. Nothing has changed. Read the reason in the "
            "workspace under Proposals; you may propose it again once it is mended."
        ),
        short=_("Your proposal about territory was refused. Read the reason in the workspace."),
    ),
    Text(
        key="accounts.proposal.withdrawn",
        subject=_("Withdrawn: %(title)s"),
        body=_(
            "Who proposed it took it back: %(title)s. Nothing has changed, and there is nothing left for you "
            "to decide."
        ),
        short=_("A proposal about territory was withdrawn. There is nothing left to decide."),
    ),
)
