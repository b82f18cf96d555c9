/** What others may ask of this plugin. */
export { sendOneTimeCodeWorkflow } from './workflows/send-one-time-code'
export { signInByCodeWorkflow } from './workflows/sign-in-by-code'
export { signInActorWorkflow } from './workflows/sign-in-actor'
export { closeAccountWorkflow } from './workflows/close-account'
