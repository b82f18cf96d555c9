/** Carries the alarm's id. */
export const SENSOR_ALARM_OPENED = 'sensor.alarm_opened'
