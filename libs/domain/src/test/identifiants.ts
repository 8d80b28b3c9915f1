import { cleNir } from '../assure/nir.js';
import type { Sexe } from '../assure/identite.js';
import { uuidV7, type Uuid } from '../noyau/ids.js';
import { creerAlea } from './alea.js';

/**
 * NIR de synthèse à clé juste, différent pour chaque rang. Le code de commune 990 est fictif.
 * À réserver aux essais et à la démonstration.
 */
export const nirSynthetique = (rang: number, sexe: Sexe = 'F', anneeNaissance = 1980): string => {
  const ordre = String(rang % 1000).padStart(3, '0');
  const mois = String(1 + (Math.floor(rang / 1000) % 12)).padStart(2, '0');
  const departement = String(1 + (Math.floor(rang / 12_000) % 95))
    .padStart(2, '0')
    .replace('20', '2A');
  const corps = `${sexe === 'F' ? '2' : '1'}${String(anneeNaissance % 100).padStart(2, '0')}${mois}${departement}990${ordre}`;
  return corps + cleNir(corps);
};

/** SIRET de synthèse à clé de Luhn juste, différent pour chaque rang. */
export const siretSynthetique = (rang: number): string => {
  const base = `9${String(rang % 10_000_000).padStart(7, '0')}`;
  const siren = base + cleLuhn(base);
  const avecNic = `${siren}0001`;
  return avecNic + cleLuhn(avecNic);
};

/** UUID v7 fixe pour un rang : le même à chaque exécution. */
export const unId = (rang = 1): Uuid => uuidV7(Date.UTC(2026, 0, 1) + rang, creerAlea(rang).octets(10));

const cleLuhn = (chiffres: string): string => {
  const somme = [...chiffres].reverse().reduce((total, chiffre, rang) => {
    const valeur = Number(chiffre) * (rang % 2 === 0 ? 2 : 1);
    return total + (valeur > 9 ? valeur - 9 : valeur);
  }, 0);
  return String((10 - (somme % 10)) % 10);
};
