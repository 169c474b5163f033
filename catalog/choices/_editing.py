"""What happens to a record."""

from ._vocabulary import Vocabulary


class EntryKind(Vocabulary):
    """What an entry in the history of a plant tells. Those of a working draft say nothing of the record itself."""

    CREATED = "created", "Somebody entered it.", "Created"
    EDITED = "edited", "Something recorded of it was changed.", "Edited"
    SUBMITTED = "submitted", "Its editor handed it in for review.", "Handed in for review"
    RETURNED = "returned", "It was taken back to draft.", "Taken back to draft"
    PUBLISHED = "published", "It, or what was changed of it, went to the public site.", "Published"
    WITHDRAWN = "withdrawn", "It was taken off the public site.", "Withdrawn"
    IMPORTED = "imported", "A file added or changed it.", "Imported"
    RESTORED = "restored", "An earlier state, or one field or row of it, was put back.", "Restored"
    RECOVERED = "recovered", "It was brought back after it had been deleted.", "Recovered"
    DELETED = "deleted", "The record was deleted; this is what it held.", "Deleted"
    RENAMED = "renamed", "It, or the taxon that its name stands under, was given another name.", "Renamed"
    MOVED = "moved", "It was put under another taxon.", "Moved"
    SWAPPED = (
        "swapped",
        "A synonym became the accepted name, and the accepted name a synonym.",
        "Names swapped",
    )
    MERGED = "merged", "Two taxa became one.", "Merged"
    UNDONE = "undone", "A renaming, move, swap or merger was undone.", "Undone"
    FOUND = (
        "found",
        "The state in which it was found: something it refers to had changed, or its history was not yet kept.",
        "Found so",
    )
    DRAFTED = "drafted", "Changes were saved beside the live page.", "Working draft saved"
    DISCARDED = (
        "discarded",
        "Changes beside the live page were given up; this is what they held.",
        "Draft discarded",
    )


class ContradictionKind(Vocabulary):
    """What an article, a fact and a source may contradict each other about."""

    ZONES = "zones", "Hardiness zones in the article against those recorded.", "Zones"
    PLACES = (
        "places",
        "States and provinces where the article has it native, against those recorded.",
        "Places",
    )
    SPACING = "spacing", "Distance between plants in the article against that recorded.", "Spacing"
    BLOOM = "bloom", "Months of bloom in the article against those recorded.", "Bloom"
    LIGHT = "light", "Light in the article against that recorded.", "Light"
    SOURCE = "source", "The value of the source that was chosen, against the value recorded.", "Source"
