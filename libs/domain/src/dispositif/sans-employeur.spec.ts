import { appliquerGeste, ouvrirDispositif, type Dispositif } from './appliquer-geste.js';
import { compterDispositif } from './compteurs.js';
import { CONTEXTE } from './essais/saisies.js';
import { prochainsPas } from './prochains-pas.js';
import { raisonNonPropose } from './sans-employeur.js';
import { TYPES_DISPOSITIF } from './types-dispositif.js';

const SEUL = { ...CONTEXTE, sansEmployeur: true, sansSpst: true };
const SANS_LIEU = {
  poste: 'Son activité, à mi-temps',
  periodes: [{ du: '2026-11-23', au: '2026-11-28', moment: 'MATIN' }],
};

const jouer = (
  avant: Dispositif,
  geste: string,
  acteur: Parameters<typeof appliquerGeste>[1]['acteur'],
  saisie: object,
) => {
  const fait = appliquerGeste(avant, { geste, acteur, saisie }, SEUL);
  if (!fait.ok) throw new Error(`${geste} : ${fait.erreur.message}`);
  return fait.valeur.dispositif;
};

it('un indépendant sans service de santé au travail : deux accords suffisent, et un troisième si une entreprise accueille', () => {
  const ouvert = ouvrirDispositif('ESSAI_ENCADRE', { acteur: 'ASSISTANT_SERVICE_SOCIAL', saisie: SANS_LIEU }, SEUL);
  if (!ouvert.ok) throw new Error(ouvert.erreur.message);
  let essai = jouer(ouvert.valeur, 'demander', 'ASSURE', {});
  essai = jouer(essai, 'evaluer', 'ASSISTANT_SERVICE_SOCIAL', { evaluationLe: '2026-11-03' });
  essai = jouer(essai, 'solliciterAccords', 'ASSISTANT_SERVICE_SOCIAL', SANS_LIEU);
  expect(prochainsPas(essai, '2026-11-22', SEUL).map(({ qui }) => qui)).toEqual([
    'MEDECIN_TRAITANT',
    'MEDECIN_CONSEIL',
  ]);
  expect(compterDispositif(essai, SEUL)[0]?.manque).toEqual(['les accords du médecin traitant et du médecin conseil']);
  const accueil = { ...essai, donnees: { ...essai.donnees, entreprise: 'Atelier de Vannes' } };
  expect(prochainsPas(accueil, '2026-11-22', SEUL).map(({ qui }) => qui)).toContain('ENTREPRISE');
  essai = jouer(essai, 'repondre', 'MEDECIN_TRAITANT', { reponse: 'FAVORABLE' });
  essai = jouer(essai, 'repondre', 'MEDECIN_CONSEIL', { reponse: 'FAVORABLE' });
  expect(essai.etat).toBe('COMPLET');
});

it('affilié de son choix à un service de santé au travail, son médecin répond', () => {
  const affilie = { ...SEUL, sansSpst: false };
  const essai: Dispositif = { type: 'ESSAI_ENCADRE', etat: 'ACCORDS_EN_COURS', donnees: {} };
  expect(prochainsPas(essai, '2026-11-22', affilie).map(({ qui }) => qui)).toContain('MEDECIN_TRAVAIL');
});

it('un salarié doit toujours une entreprise d’accueil', () => {
  const evalue: Dispositif = { type: 'ESSAI_ENCADRE', etat: 'EVALUATION_FAITE', donnees: {} };
  const refus = appliquerGeste(
    evalue,
    { geste: 'solliciterAccords', acteur: 'ASSISTANT_SERVICE_SOCIAL', saisie: SANS_LIEU },
    CONTEXTE,
  );
  expect(refus).toMatchObject({ ok: false, erreur: { champs: [{ chemin: 'entreprise' }] } });
});

it('ce qui n’a pas de sens sans employeur le dit ; le reste se propose', () => {
  const ecartes = TYPES_DISPOSITIF.filter((type) => raisonNonPropose(type, { sansEmployeur: true }) !== null);
  expect(ecartes).toEqual(['PROJET_TRANSITION_PRO', 'INAPTITUDE']);
  for (const type of TYPES_DISPOSITIF) expect(raisonNonPropose(type, { sansEmployeur: false })).toBeNull();
});
