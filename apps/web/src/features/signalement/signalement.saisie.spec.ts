import { AUTRE_MOTIF, corpsSignalement, SAISIE_VIDE, validerSaisie } from './signalement.saisie';
import type { SaisieFormulaire } from './signalement.saisie';

const complete: SaisieFormulaire = {
  ...SAISIE_VIDE,
  assure: {
    ...SAISIE_VIDE.assure,
    nir: '180127512345642',
    nomNaissance: 'Le Gall',
    prenom: 'Yann',
    dateNaissance: '1980-12-03',
    sexe: 'M',
  },
  motif: 'ARRET_LONG',
};

it('laisse passer le formulaire le plus court', () => {
  expect(validerSaisie(complete, 'SERVICE_MEDICAL', '2026-11-24')).toEqual({});
  expect(corpsSignalement(complete)).toEqual({
    assure: { nir: '180127512345642', nomNaissance: 'Le Gall', prenom: 'Yann', dateNaissance: '1980-12-03', sexe: 'M' },
    motif: 'ARRET_LONG',
    assureInforme: false,
  });
});

it('dit toutes les fautes d’un coup, sur leurs champs', () => {
  const fautes = validerSaisie(SAISIE_VIDE, 'SERVICE_MEDICAL', '2026-11-24');
  expect(Object.keys(fautes).sort()).toEqual([
    'assure.dateNaissance',
    'assure.nir',
    'assure.nomNaissance',
    'assure.prenom',
    'assure.sexe',
    'motif',
  ]);
});

it('demande le reste de l’arrêt dès qu’il est commencé', () => {
  const fautes = validerSaisie(
    { ...complete, arret: { ...SAISIE_VIDE.arret, dateDebut: '2026-08-20' } },
    'SERVICE_MEDICAL',
    '2026-11-24',
  );
  expect(Object.keys(fautes)).toEqual(['arret.risque']);
  const inverse = { dateDebut: '2026-08-20', risque: 'MALADIE', dateFinPrescrite: '2026-08-01' };
  expect(Object.keys(validerSaisie({ ...complete, arret: inverse }, 'SERVICE_MEDICAL', '2026-11-24'))).toEqual([
    'arret.dateFinPrescrite',
  ]);
});

it('envoie les mots libres quand aucun motif ne convient', () => {
  expect(corpsSignalement({ ...complete, motif: AUTRE_MOTIF, motifLibre: ' Changement de poste ' }).motif).toBe(
    'Changement de poste',
  );
  expect(Object.keys(validerSaisie({ ...complete, motif: AUTRE_MOTIF }, 'SERVICE_MEDICAL', '2026-11-24'))).toEqual([
    'motifLibre',
  ]);
});

it('n’exige d’informer la personne que des partenaires', () => {
  expect(Object.keys(validerSaisie(complete, 'SPST', '2026-11-24'))).toEqual(['assureInforme']);
  expect(validerSaisie({ ...complete, assureInforme: true }, 'SPST', '2026-11-24')).toEqual({});
});

it('confirme une personne distincte à la demande seulement', () => {
  expect(corpsSignalement(complete)).not.toHaveProperty('confirmeDistinct');
  expect(corpsSignalement(complete, true).confirmeDistinct).toBe(true);
});
