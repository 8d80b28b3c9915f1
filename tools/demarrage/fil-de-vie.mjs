// Chargé avant le serveur (`node --import`). Si le lanceur meurt, même par `kill -9`, le canal IPC se ferme : le serveur
// s’arrête alors comme sur SIGTERM, et de force s’il n’y parvient pas. Un serveur orphelin garderait le port et la base.
const DELAI_MS = 8_000;

if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), DELAI_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
}
