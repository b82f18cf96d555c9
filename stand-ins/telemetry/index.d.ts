export declare const track: (event: string, data?: Record<string, unknown>) => void
export declare const trackFeatureFlag: (flag: string) => void
export declare const trackInstallation: (installation: unknown, type: 'plugin' | 'module') => void
export declare const setTelemetryEnabled: (enabled?: boolean) => void
export declare const flush: undefined
export declare class Store {
  getConfig(path: string): unknown
  setConfig(path: string, value: unknown): void
}
export declare class Telemeter {
  isTrackingEnabled(): boolean
}
