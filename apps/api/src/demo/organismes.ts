import type { TypeOrganisme, Unite } from '@pdp/domain';
import { creerAlea, creerIds } from './alea.js';

/** Les identifiants de l'annuaire ne dépendent pas du jour : les signets de la démonstration restent bons. */
const ids = creerIds(creerAlea(56));
const NAISSANCE = new Date('2021-06-25T00:00:00Z');

export const PLATEFORMES = {
  morbihan: { id: ids(NAISSANCE), nom: 'Morbihan (démonstration)', departement: '56' },
  finistere: { id: ids(NAISSANCE), nom: 'Finistère (démonstration)', departement: '29' },
} as const;

export type Territoire = keyof typeof PLATEFORMES;

export type OrganismeDemo = {
  readonly cle: string;
  readonly id: string;
  readonly type: TypeOrganisme;
  readonly nom: string;
  readonly territoire: Territoire;
  readonly commune: string;
  readonly telephone: string;
  readonly unites: readonly Unite[];
};

const organisme = (
  cle: string,
  type: TypeOrganisme,
  nom: string,
  unites: readonly Unite[],
  territoire: Territoire = 'morbihan',
  commune = 'VANNES',
): OrganismeDemo => ({
  cle,
  id: ids(NAISSANCE),
  type,
  nom,
  territoire,
  commune,
  telephone: '02 99 00 00 00',
  unites,
});

/** Organismes des trois niveaux. Les noms sont réels pour la vraisemblance, les personnes sont inventées. */
export const ORGANISMES: readonly OrganismeDemo[] = [
  organisme('cpam', 'CPAM', 'CPAM du Morbihan', ['SERVICE_MEDICAL', 'CPAM', 'ADMINISTRATION']),
  organisme('service-social', 'SERVICE_SOCIAL', 'Service social de l’Assurance Maladie, Morbihan', [
    'SERVICE_SOCIAL',
    'COORDINATION',
    'PILOTAGE',
  ]),
  organisme('amiem', 'SPST', 'AMIEM, service de santé au travail', ['SPST'], 'morbihan', 'LORIENT'),
  organisme('amiem-etm', 'SPST', 'AMIEM, équipe technique de maintien en emploi', ['ETM'], 'morbihan', 'LORIENT'),
  organisme('spst-ouest', 'SPST', 'Santé au travail Pays de Ploërmel', ['SPST'], 'morbihan', 'PLOERMEL'),
  organisme('cap-emploi', 'CAP_EMPLOI', 'Cap emploi Morbihan', ['CAP_EMPLOI']),
  organisme('kerpape', 'COMETE', 'Kerpape, équipe Comète', ['COMETE'], 'morbihan', 'PLOEMEUR'),
  organisme('cpam-2', 'CPAM', 'CPAM du Finistère', ['SERVICE_MEDICAL', 'CPAM'], 'finistere', 'QUIMPER'),
  organisme(
    'service-social-2',
    'SERVICE_SOCIAL',
    'Service social de l’Assurance Maladie, Finistère',
    ['SERVICE_SOCIAL', 'COORDINATION'],
    'finistere',
    'QUIMPER',
  ),
  organisme('spst-2', 'SPST', 'Santé au travail en Cornouaille', ['SPST'], 'finistere', 'QUIMPER'),
];

/** Organisme par sa clé ; lève si la clé est inconnue (faute de programmation). */
export function organismeDe(cle: string): OrganismeDemo {
  const trouve = ORGANISMES.find((o) => o.cle === cle);
  if (!trouve) throw new Error(`organisme de démonstration inconnu : ${cle}`);
  return trouve;
}
