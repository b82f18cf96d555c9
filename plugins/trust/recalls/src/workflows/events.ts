/** Carries the recall's id. */
export const RECALL_OPENED = 'recall.opened'
