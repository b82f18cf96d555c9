/** Owns the table `untold_events`, which an act writes in its own commit: nothing is asked of it by name. */
export default class UntoldService {}
