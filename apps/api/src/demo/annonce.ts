import type { Configuration } from '../platform/config/configuration.js';
import { COMPTES_DEMO } from './comptes.js';

/** Écrit sur la console l'adresse et, en démonstration, un compte par fonction. */
export function annoncer(configuration: Configuration, port: number | null): void {
  if (port === null) {
    process.stdout.write('Traitements de fond démarrés.\n');
    return;
  }
  const adresse = configuration.publicUrl ?? `http://localhost:${port}`;
  const lignes = ['', `  Plateforme PDP : ouvrez ${adresse}`];
  if (configuration.demo) {
    lignes.push('', '  Démonstration : toutes les personnes sont inventées. Comptes (sans mot de passe) :');
    for (const c of COMPTES_DEMO) lignes.push(`    ${c.compte.padEnd(24)} ${c.resume}`);
    lignes.push('', '  Simulé : identité, courriels et SMS (page « Boîte d’envoi »). Ctrl-C pour arrêter.');
  }
  process.stdout.write(`${lignes.join('\n')}\n\n`);
}
