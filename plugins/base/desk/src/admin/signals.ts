/** What one part of a page tells the others (window events). */

/** Told on the page when a product's facts were saved, so that what is still missing is asked anew. */
export const GOOD_SAVED = 'shanzhen:good-saved'
