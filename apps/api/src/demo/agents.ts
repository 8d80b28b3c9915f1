import { UNITE_DE_FONCTION, type Fonction } from '@pdp/domain';
import { creerAlea, creerIds } from './alea.js';
import { COMPTES_DEMO } from './comptes.js';
import type { Ligne } from './inserer.js';
import { NOMS, PRENOMS_F, PRENOMS_M } from './noms.js';
import { PLATEFORMES, organismeDe, type Territoire } from './organismes.js';

export type AgentDemo = {
  readonly id: string;
  readonly habilitationId: string;
  readonly sujet: string;
  readonly civilite: string;
  readonly nom: string;
  readonly prenom: string;
  readonly fonction: Fonction;
  readonly organisme: string;
  readonly territoire: Territoire;
};

const NAISSANCE = new Date('2021-07-01T00:00:00Z');

/** Effectifs en plus des comptes nommés, proches d'un département moyen (domain.md 8.2 : 40 à 80 agents). */
const EFFECTIFS: readonly (readonly [Fonction, string, number])[] = [
  ['MEDECIN_CONSEIL', 'cpam', 5],
  ['INFIRMIER_SERVICE_MEDICAL', 'cpam', 4],
  ['TECHNICIEN_SERVICE_MEDICAL', 'cpam', 3],
  ['CSAM_SERVICE_MEDICAL', 'cpam', 5],
  ['REFERENT_CPAM', 'cpam', 3],
  ['ASSISTANT_SERVICE_SOCIAL', 'service-social', 12],
  ['CSAM_SERVICE_SOCIAL', 'service-social', 5],
  ['COORDINATEUR', 'service-social', 1],
  ['MEDECIN_TRAVAIL', 'amiem', 6],
  ['MEDECIN_TRAVAIL', 'spst-ouest', 2],
  ['INFIRMIER_SANTE_TRAVAIL', 'amiem', 4],
  ['CELLULE_SPST', 'amiem', 2],
  ['IPRP', 'amiem', 3],
  ['COORDINATEUR_ETM', 'amiem-etm', 1],
  ['CONSEILLER_CAP_EMPLOI', 'cap-emploi', 5],
  ['EQUIPE_COMETE', 'kerpape', 2],
];

const MEDECINS = new Set<Fonction>(['MEDECIN_CONSEIL', 'MEDECIN_TRAVAIL']);

/** Tous les agents : comptes de contract.md d'abord, puis les effectifs. Les mêmes à chaque chargement. */
export function creerAgents(): AgentDemo[] {
  const alea = creerAlea(2021);
  const ids = creerIds(alea);
  const nommes = COMPTES_DEMO.map((c) => ({
    id: ids(NAISSANCE),
    habilitationId: ids(NAISSANCE),
    sujet: c.compte,
    civilite: c.civilite,
    nom: c.nom,
    prenom: c.prenom,
    fonction: c.fonction,
    organisme: c.organisme,
    territoire: c.territoire,
  }));
  const autres = EFFECTIFS.flatMap(([fonction, organisme, nombre]) =>
    Array.from({ length: nombre }, (_, i) => {
      const femme = alea.vrai(0.6);
      return {
        id: ids(NAISSANCE),
        habilitationId: ids(NAISSANCE),
        sujet: `${fonction.toLowerCase().replaceAll('_', '.')}.${organisme}.${i + 1}`,
        civilite: MEDECINS.has(fonction) ? 'Dr' : femme ? 'Mme' : 'M.',
        nom: alea.un(NOMS),
        prenom: alea.un(femme ? PRENOMS_F : PRENOMS_M),
        fonction,
        organisme,
        territoire: organismeDe(organisme).territoire,
      };
    }),
  );
  return [...nommes, ...autres];
}

/** Lignes d'annuaire des agents ; `assureDe` relie le compte de l'assurée à son assuré. */
export function lignesAgents(
  agents: readonly AgentDemo[],
  assureDe: (sujet: string) => string | null,
): { utilisateurs: Ligne[]; habilitations: Ligne[] } {
  const utilisateurs = agents.map((a) => ({
    id: a.id,
    emetteur: 'demo',
    sujet: a.sujet,
    courriel: `${a.sujet}@demo.pdp`,
    civilite: a.civilite,
    nom: a.nom,
    prenom: a.prenom,
    telephone: '02 99 00 00 00',
    assure_id: assureDe(a.sujet),
    actif: true,
    cree_le: NAISSANCE,
  }));
  const habilitations = agents.map((a) => ({
    id: a.habilitationId,
    utilisateur_id: a.id,
    fonction: a.fonction,
    unite: UNITE_DE_FONCTION[a.fonction],
    organisme_id: a.organisme === '' ? null : organismeDe(a.organisme).id,
    plateforme_id: PLATEFORMES[a.territoire].id,
    debut: NAISSANCE,
    motif: 'Prise de fonction',
    version: 1,
    cree_le: NAISSANCE,
  }));
  return { utilisateurs, habilitations };
}
