// Medusa tells its maker what is installed and started, from whatever process loads it, unless each one is asked not to.
// Every package of Medusa finds this one in its place: here is nothing that could send, so nobody has to be asked.
// The same version as Medusa's, or npm would install the other one beside it (tests/modules/platform/quiet.module.spec.ts).
const nothing = () => {}

exports.track = nothing
exports.trackFeatureFlag = nothing
exports.trackInstallation = nothing
exports.setTelemetryEnabled = nothing
exports.flush = undefined
exports.Store = class Store {
  getConfig() {}
  setConfig() {}
}
exports.Telemeter = class Telemeter {
  isTrackingEnabled() {
    return false
  }
}
