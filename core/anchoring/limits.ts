/**
 * Every number that decides about a place, with the reason for it. Similarities and scores are in
 * [0, 1]; weights are those of `wordWeights`; distances are in words.
 */

/** The quote itself is the evidence; what stands around it settles doubts. */
export const QUOTE_SHARE = 0.75
export const CONTEXT_SHARE = 0.25

/** Below this share of its weight a passage has lost most of its words: another text stands there. */
export const MIN_ALIGNED_SIMILARITY = 0.42
/**
 * A whole sentence between the same two sentences as before may have lost more, if what it kept is as
 * telling as three words that occur nowhere else.
 */
export const MIN_REWORDED_SIMILARITY = 0.3
export const MIN_REWORDED_EVIDENCE = 3
/** In place, this much is enough not to look anywhere else unless the very words stand elsewhere. */
export const SURE_SIMILARITY = 0.6
/**
 * A passage that is both elsewhere and changed could be a look-alike written anew. It is placed only
 * if so much of its surroundings came along; else, if nearly all its words are there, it is shown as
 * a candidate and asked about.
 */
export const MIN_MOVED_SIMILARITY = 0.5
export const MIN_MOVED_CONTEXT = 0.5
export const SHOWN_MOVED_SIMILARITY = 0.8
/** A place elsewhere must be this much more alike than what is left in place. */
export const MOVED_ADVANTAGE = 0.15

/** Two places whose scores are closer than this cannot be told apart honestly. */
export const MARGIN = 0.1
/** Words at the place that come from other passages of the old text: from half on, it is theirs. */
export const TAKEN = 0.5
/** An old passage whose words went elsewhere to this share does not lay claim to a place. */
export const SETTLED = 0.5

/** A place may be this much longer than the quote: an inserted sentence, not a chapter. */
export const MAX_STRETCH = 4
export const MAX_STRETCH_WORDS = 20

/** Cost of words inserted inside a quote: a word at the far side of a long insertion is not its end. */
export const GAP_OPEN = 0.5
export const GAP_EXTEND = 0.065
/** So many aligned words on each side can hold an end of a quote across an insertion. */
export const ALIGNED_CONTEXT = 25
/** Credit for a word that was respelled rather than replaced. */
export const RESPELLED = 0.6
/** Share of letters, from both ends, that two spellings of one word have in common. */
export const RESPELLED_LETTERS = 0.6

/** Words on each side that count as context. */
export const CONTEXT_WORDS = 8
/** Context words may have been pushed this far apart by an insertion. */
export const CONTEXT_SLACK = 4

/** Words as frequent as this point nowhere. */
export const MAX_POSTINGS = 64
/** So many of the rarest words of a passage vote for its place. */
export const MAX_VOTERS = 24
/** Votes are counted in cells this wide. */
export const VOTE_CELL = 16
/** Votes worth less than this share of the passage's weight are chance. */
export const MIN_VOTES = 0.35
/** So many places with most votes are looked at closely. */
export const MAX_VOTED_PLACES = 3
/** Verbatim copies looked at; more cannot be told apart anyway. */
export const MAX_COPIES = 64
/** Candidates reported with a placement. */
export const MAX_CANDIDATES = 5
/** A discontinuous highlight stands without its lost parts when this share of its weight survives. */
export const MIN_PARTS_WEIGHT = 0.5

/** A run of this many neighbours that stayed on each side (or the edge of the text) proves a place. */
export const SURE_RUN = 8
/** So many words of its line must stand beside a quote for the line to speak for it. */
export const MIN_LINE_REST = 2
/**
 * Words that survive must, with the neighbours that stayed, be as telling as one and a half words that
 * occur nowhere else; "of the" finds a partner in any sentence. In weights above the floor of 0.15.
 */
export const MIN_EVIDENCE = 1.5
/** Another old passage must fit a place at least so well to contest it. */
export const MIN_CLAIM = 0.5
/** So many words, the same as at a changed place, are another passage that moved, not a turn of phrase. */
export const MIN_TWIN_WORDS = 6

/** A place longer than this is looked at again: the quote may stand in a part of it. */
export const TIGHT_STRETCH = 1.3
export const TIGHT_STRETCH_WORDS = 3
/** Copies of a quote lighter than this ("of the") say nothing about where it went. */
export const TELLING_QUOTE = 1.5

/** Words inserted before the bracket that closes a quote: an argument or an aside, not a paragraph. */
export const MAX_BRACKET_WORDS = 8
