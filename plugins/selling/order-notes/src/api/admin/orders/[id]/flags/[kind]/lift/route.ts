import { lifting } from '../../../../../../lift'

/** @throws NOT_FOUND, CONFLICT where it does not stand */
export const POST = lifting()
