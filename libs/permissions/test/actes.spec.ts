import { readFileSync } from 'node:fs';
import { FONCTIONS, type Fonction } from '@pdp/domain';
import { ACTES, peutActe, type Acte } from '../src/actes.js';

/** Colonnes de la table écrite à la main, dans son ordre. */
const COLONNES: Readonly<Record<string, Fonction>> = {
  MC: 'MEDECIN_CONSEIL',
  IM: 'INFIRMIER_SERVICE_MEDICAL',
  TM: 'TECHNICIEN_SERVICE_MEDICAL',
  CM: 'CSAM_SERVICE_MEDICAL',
  CP: 'REFERENT_CPAM',
  AS: 'ASSISTANT_SERVICE_SOCIAL',
  CS: 'CSAM_SERVICE_SOCIAL',
  CO: 'COORDINATEUR',
  MT: 'MEDECIN_TRAVAIL',
  IT: 'INFIRMIER_SANTE_TRAVAIL',
  CE: 'CELLULE_SPST',
  IP: 'IPRP',
  ET: 'COORDINATEUR_ETM',
  EM: 'CONSEILLER_CAP_EMPLOI',
  CT: 'EQUIPE_COMETE',
  TR: 'MEDECIN_TRAITANT',
  SU: 'ASSURE',
  MA: 'MANDATAIRE',
  AD: 'ADMINISTRATEUR',
  DP: 'DPO',
  PI: 'PILOTE',
};

const [entete = [], ...lignes] = readFileSync(new URL('./actes-reference.csv', import.meta.url), 'utf8')
  .split('\n')
  .filter((ligne) => ligne !== '' && !ligne.startsWith('#'))
  .map((ligne) => ligne.split(';').map((mot) => mot.trim()));

it('la table a toutes les fonctions, tous les actes, et une source par ligne', () => {
  expect(entete).toEqual(['acte', ...Object.keys(COLONNES), 'source']);
  expect(Object.values(COLONNES)).toEqual([...FONCTIONS]);
  expect(lignes.map(([acte]) => acte).sort()).toEqual(Object.keys(ACTES).sort());
  expect(lignes.filter((ligne) => ligne.length !== entete.length || !ligne.at(-1))).toEqual([]);
  expect(lignes.flatMap((ligne) => ligne.slice(1, -1)).filter((mot) => mot !== 'x' && mot !== '.')).toEqual([]);
});

it.each(lignes)('%s : les fonctions de la table, et aucune autre', (acte, ...cases) => {
  const admises = FONCTIONS.filter((_, i) => cases[i] === 'x');
  expect(FONCTIONS.filter((fonction) => peutActe(fonction, acte as Acte))).toEqual(admises);
});
