/** What others know of sensors. */
export type { DeviceFacts, Metric, Series, SiteFacts, SiteView } from './modules/sensor/types'
