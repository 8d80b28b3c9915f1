import { CONTEXTE } from './essais/saisies.js';
import { texteDemande } from './demande-ouverte.js';
import { demandesParLien, motifSiRefus, repondreParLien } from './lien-reponse.js';
import type { Dispositif } from './appliquer-geste.js';

const ESSAI: Dispositif = {
  type: 'ESSAI_ENCADRE',
  etat: 'ACCORDS_EN_COURS',
  donnees: {
    entreprise: 'Atelier de Vannes',
    poste: 'Accueil',
    tuteur: 'Responsable d’atelier',
    periodes: [{ du: '2026-11-23', au: '2026-11-28', moment: 'MATIN' }],
    accords: { MEDECIN_CONSEIL: { reponse: 'FAVORABLE', le: '2026-11-20' } },
  },
};
const TEMPS_PARTIEL: Dispositif = { type: 'TEMPS_PARTIEL_THERAPEUTIQUE', etat: 'PRESCRIT', donnees: { quotite: 50 } };
const ACTION: Dispositif = {
  type: 'ACTION_PENDANT_ARRET',
  etat: 'PROJET',
  donnees: { natureAction: 'ARPIJ', assurePrevenuLe: '2026-11-01' },
};
const DU_JOUR = { signataire: 'Dr Inventé', signeLe: '2026-11-21' } as const;

it('qui est attendu, dans cet état, et lui seul', () => {
  expect(demandesParLien(ESSAI, CONTEXTE)).toEqual(['MEDECIN_TRAITANT', 'ENTREPRISE']);
  expect(demandesParLien(TEMPS_PARTIEL, CONTEXTE)).toEqual(['ENTREPRISE']);
  expect(demandesParLien(ACTION, CONTEXTE)).toEqual(['MEDECIN_TRAITANT']);
  expect(demandesParLien({ ...ESSAI, etat: 'PROJET' }, CONTEXTE)).toEqual([]);
  expect(demandesParLien({ ...ESSAI, etat: 'EN_COURS' }, CONTEXTE)).toEqual([]);
  const renouvele = {
    ...ESSAI,
    etat: 'EN_COURS',
    donnees: { ...ESSAI.donnees, renouvellement: ESSAI.donnees.periodes! },
  };
  expect(demandesParLien(renouvele, CONTEXTE)).toEqual(['MEDECIN_TRAITANT']);
});

it('sans employeur, on n’interroge une entreprise que pour accueillir un essai', () => {
  const sansEmployeur = { ...CONTEXTE, sansEmployeur: true };
  expect(demandesParLien(TEMPS_PARTIEL, sansEmployeur)).toEqual([]);
  expect(demandesParLien(ESSAI, sansEmployeur)).toContain('ENTREPRISE');
});

it('la réponse passe par la machine, et garde qui l’a signée', () => {
  const fait = repondreParLien(ESSAI, { partie: 'ENTREPRISE', reponse: 'FAVORABLE', ...DU_JOUR }, CONTEXTE);
  if (!fait.ok) throw new Error(fait.erreur.message);
  expect(fait.valeur).toMatchObject({ gestes: ['repondre'], dispositif: { etat: 'ACCORDS_EN_COURS' } });
  expect(fait.valeur.dispositif.donnees.accords?.ENTREPRISE).toEqual({
    reponse: 'FAVORABLE',
    le: CONTEXTE.aujourdhui,
    pieceLe: CONTEXTE.aujourdhui,
    parLien: true,
    ...DU_JOUR,
  });
  const deux = repondreParLien(
    fait.valeur.dispositif,
    { partie: 'ENTREPRISE', reponse: 'DEFAVORABLE', ...DU_JOUR },
    CONTEXTE,
  );
  expect(deux).toMatchObject({ ok: false, erreur: { code: 'TRANSITION_IMPOSSIBLE' } });
  const refus = repondreParLien(ESSAI, { partie: 'MEDECIN_TRAITANT', reponse: 'DEFAVORABLE', ...DU_JOUR }, CONTEXTE);
  expect(refus).toMatchObject({
    valeur: { gestes: ['repondre', 'constaterImpossible'], dispositif: { etat: 'NON_POSSIBLE' } },
  });
  const accord = repondreParLien(ACTION, { partie: 'MEDECIN_TRAITANT', reponse: 'FAVORABLE', ...DU_JOUR }, CONTEXTE);
  expect(accord).toMatchObject({
    valeur: { dispositif: { etat: 'ACCORD_MT', donnees: { accords: { MEDECIN_TRAITANT: { parLien: true } } } } },
  });
});

it('seul l’employeur qui refuse un temps partiel dit pourquoi', () => {
  expect(motifSiRefus(TEMPS_PARTIEL, 'ENTREPRISE', CONTEXTE)).toBe(true);
  expect([motifSiRefus(ESSAI, 'ENTREPRISE', CONTEXTE), motifSiRefus(ACTION, 'MEDECIN_TRAITANT', CONTEXTE)]).toEqual([
    false,
    false,
  ]);
  const refus = { partie: 'ENTREPRISE', reponse: 'DEFAVORABLE', ...DU_JOUR } as const;
  expect(repondreParLien(TEMPS_PARTIEL, refus, CONTEXTE)).toMatchObject({
    ok: false,
    erreur: { champs: [{ chemin: 'motif' }] },
  });
  expect(repondreParLien(TEMPS_PARTIEL, { ...refus, motif: 'Effectif trop réduit.' }, CONTEXTE)).toMatchObject({
    valeur: { dispositif: { etat: 'REFUS_EMPLOYEUR' } },
  });
});

it('l’entreprise lit le poste et les jours ; aucune réponse, aucun arrêt, aucun motif', () => {
  const donnees = {
    ...ESSAI.donnees,
    motif: 'SECRET',
    demandeSigneeLe: '2026-09-01',
    conclusionEssai: 'POSTE_COMPATIBLE' as const,
  };
  const texte = texteDemande({ ...ESSAI, donnees }, 'ENTREPRISE', '56');
  expect(texte?.faits).toEqual([
    { libelle: 'Entreprise d’accueil', valeur: 'Atelier de Vannes' },
    { libelle: 'Poste ou activité', valeur: 'Accueil' },
    { libelle: 'Tuteur ou tutrice dans l’entreprise', valeur: 'Responsable d’atelier' },
    { libelle: 'Jours prévus', valeur: 'du 23 novembre 2026 au 28 novembre 2026, le matin (3 jours ouvrables)' },
  ]);
  expect(JSON.stringify(texte)).not.toMatch(/SECRET|septembre|arrêt|médecin/i);
  expect(texteDemande(ACTION, 'ENTREPRISE', '56')).toBeNull();
  expect(texteDemande(TEMPS_PARTIEL, 'MEDECIN_TRAITANT', '56')).toBeNull();
});
