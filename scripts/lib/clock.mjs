// Every process of the shop counts time in UTC and shows it in Beijing's; children inherit what is set here. Imported before
// anything that could read a date.
process.env.TZ = 'UTC'
