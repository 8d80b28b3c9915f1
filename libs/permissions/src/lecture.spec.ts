import { CATEGORIES, FONCTIONS, UNITE_DE_FONCTION, type Fonction } from '@pdp/domain';
import { faitsDePlateforme, type FaitsDossier } from './faits.js';
import { categoriesLisibles, voitDossier } from './lecture.js';
import type { Sujet } from './sujet.js';

const sujet = (fonction: Fonction): Sujet => ({
  utilisateurId: 'u',
  fonction,
  unite: UNITE_DE_FONCTION[fonction],
  organismeId: 'o',
  plateformeId: 'p',
  assureId: null,
});
const ouvert: FaitsDossier = {
  ...faitsDePlateforme('p'),
  etat: 'EN_COURS',
  estConcerne: true,
  estAffecte: true,
  estAffecteEnEcriture: true,
  partageActif: true,
  categoriesConsenties: CATEGORIES,
  estTriage: true,
};

it('coordinatrice : la durée de l’arrêt, l’existence de l’avis, ni NIR ni social', () => {
  const { lisibles, masquees, portees, parElement } = categoriesLisibles(sujet('COORDINATEUR'), ouvert);
  expect(lisibles).toEqual(expect.arrayContaining(['identite', 'arret', 'avis', 'emploi', 'projet']));
  expect(masquees).toEqual([
    'nir',
    'coordonnees',
    'capacites',
    'social',
    'finances',
    'statutSante',
    'documentsSociaux',
  ]);
  expect(portees).toEqual({ arret: 'dureeSeule', avis: 'existence', documentsAdministratifs: 'titre' });
  expect(parElement).toEqual(['revueNotes']);
});

it('une catégorie de fiche dont on ne lit que les siens est masquée, jamais montrée entière', () => {
  expect(categoriesLisibles(sujet('REFERENT_CPAM'), ouvert).masquees).toContain('finances');
  const medecinTraitant = categoriesLisibles(sujet('MEDECIN_TRAITANT'), ouvert);
  expect(medecinTraitant.masquees).toEqual(expect.arrayContaining(['arret', 'avis']));
  expect(medecinTraitant.parElement).toContain('documentsAdministratifs');
});

it.each(FONCTIONS)(
  '%s : rien n’est à la fois lisible et tu, et le secret médical n’apparaît nulle part',
  (fonction) => {
    const { lisibles, masquees, parElement } = categoriesLisibles(sujet(fonction), ouvert);
    const toutes = [...lisibles, ...masquees, ...parElement];
    expect(new Set(toutes).size).toBe(toutes.length);
    expect(toutes).not.toEqual(expect.arrayContaining(['medical']));
    expect(toutes).not.toEqual(expect.arrayContaining(['documentsMedicaux']));
  },
);

it('sans lien ni accord, le dossier n’existe pas pour un professionnel', () => {
  const ferme: FaitsDossier = { ...faitsDePlateforme('p'), etat: 'EN_COURS' };
  for (const fonction of FONCTIONS) expect([fonction, voitDossier(sujet(fonction), ferme)]).toEqual([fonction, false]);
  expect(voitDossier(sujet('ASSISTANT_SERVICE_SOCIAL'), { ...ferme, estAffecte: true })).toBe(true);
});

it('le journal ne suffit pas à faire exister un dossier pour l’administrateur ou le DPO', () => {
  expect(categoriesLisibles(sujet('DPO'), ouvert).lisibles).toEqual(['journal']);
  expect(voitDossier(sujet('DPO'), ouvert)).toBe(false);
  expect(voitDossier(sujet('ADMINISTRATEUR'), ouvert)).toBe(false);
});

it('une fonction sans aucun droit par élément n’a rien à trancher élément par élément', () => {
  const ferme: FaitsDossier = { ...faitsDePlateforme('p'), etat: 'EN_COURS' };
  expect(categoriesLisibles(sujet('PILOTE'), ouvert).parElement).toEqual([]);
  expect(categoriesLisibles(sujet('DPO'), ouvert).parElement).toEqual([]);
  expect(categoriesLisibles(sujet('ADMINISTRATEUR'), ouvert).parElement).toEqual([]);
  expect(categoriesLisibles(sujet('ASSURE'), ferme).parElement).toEqual(['taches']);
  // Ce qu'un partenaire lit avec un accord n'est pas « les siens » : sans accord, c'est tu.
  expect(categoriesLisibles(sujet('CONSEILLER_CAP_EMPLOI'), ferme).parElement).toEqual([
    'revueDecisions',
    'revueNotes',
    'taches',
    'consentements',
  ]);
});
