import { cleNir } from '@pdp/domain';

/** NIR inventé, clé juste. */
export const nirDe = (ordre: number): string => {
  const treize = `28005560010${String(ordre).padStart(2, '0')}`;
  return treize + cleNir(treize);
};

/** Corps de `POST /signalements` pour la personne numéro `ordre` ; deux numéros ne se ressemblent pas. */
export const corps = (ordre: number, reste: Record<string, unknown> = {}, assure: Record<string, unknown> = {}) => ({
  assure: {
    nir: nirDe(ordre),
    nomNaissance: `CANARI${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[ordre % 26]}`,
    prenom: 'Soazig',
    dateNaissance: `19${60 + (ordre % 30)}-0${1 + (ordre % 9)}-1${ordre % 9}`,
    sexe: 'F',
    telephone: '0612345678',
    ...assure,
  },
  motif: 'ARRET_LONG',
  commentaire: 'Souhaite être rappelée le matin.',
  arret: { dateDebut: '2026-07-01', risque: 'MALADIE', dateFinPrescrite: '2026-12-31' },
  assureInforme: true,
  ...reste,
});
