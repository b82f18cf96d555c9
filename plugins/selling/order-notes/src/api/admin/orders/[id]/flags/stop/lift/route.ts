import { lifting } from '../../../../../../lift'

/** @throws CONFLICT where it does not stand */
export const POST = lifting('stop')
