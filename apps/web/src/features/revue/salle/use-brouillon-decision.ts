import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ActionDecision, BrouillonVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { enEchec } from '../../../platform/api/probleme';
import { effacerBrouillon, enregistrerBrouillon, lireBrouillon } from '../../../platform/brouillons/brouillons';
import { commander } from '../../../platform/realtime/connexion';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { Enregistreur, type EtatBrouillon, type SuiteDEchec } from './enregistreur';
import { useVerrou, type Verrou } from './use-verrou';

export type SaisieDecision = {
  readonly texte: string;
  readonly code: string | null;
  readonly actions: readonly ActionDecision[];
  readonly phraseAssure: string;
};

/** Saisie et rang de sa dernière frappe. */
type SaisieClassee = SaisieDecision & { readonly rang: number };

let dernierRang = 0;
/** Croît à chaque frappe, même d'un rechargement de l'onglet à l'autre : la socket et l'enregistrement vont par deux chemins. */
const rangSuivant = (): number => (dernierRang = Math.max(Date.now(), dernierRang + 1));

/** Le bloc décision tel que cet écran le montre et l'écrit. */
export type BlocEnCours = {
  readonly saisie: SaisieDecision;
  readonly changer: (partie: Partial<SaisieDecision>) => void;
  readonly verrou: Verrou | null;
  readonly etat: EtatBrouillon;
  /** Saisie de ce poste qui n'a pas pu être enregistrée (plume prise entre-temps) : à reprendre ou à oublier. */
  readonly deCote: SaisieDecision | null;
  readonly reprendre: () => void;
  readonly oublier: () => void;
  readonly prendreLaPlume: () => void;
};

const saisieDe = (b: BrouillonVue): SaisieDecision => ({
  texte: b.texte,
  code: b.code,
  actions: b.actions,
  phraseAssure: b.phraseAssure,
});

/**
 * Brouillon du bloc décision : chaque frappe part à la salle, reste dans l'onglet, puis va en base. Un autre écrit : son texte
 * s'affiche en direct et le bloc est verrouillé à son nom.
 */
export function useBrouillonDecision(revueId: string, brouillon: BrouillonVue, moi: string): BlocEnCours {
  const { passageId } = brouillon;
  const requetes = useQueryClient();
  const cle = `revue.${passageId}`;
  const verrou = useVerrou(revueId, brouillon, moi);
  const [saisie, poserSaisie] = useState<SaisieDecision>(() => saisieDe(brouillon));
  const [deCote, poserDeCote] = useState<SaisieDecision | null>(() => retrouvee(cle, brouillon));
  const [etat, poserEtat] = useState<EtatBrouillon>('a-jour');
  const enregistreur = useEnregistreur(brouillon, moi, {
    surEtat: poserEtat,
    surEnregistre: () => effacerBrouillon(cle),
    surRenonce: () => {
      poserDeCote(lireBrouillon<SaisieDecision>(cle)?.valeurs ?? null);
      void requetes.invalidateQueries({ queryKey: cles.revue(revueId, 'passage') });
    },
  });

  useAdoption(brouillon, enregistreur, poserSaisie);
  const changer = (partie: Partial<SaisieDecision>): void => {
    const suivante = { ...saisie, ...partie };
    poserSaisie(suivante);
    enregistrerBrouillon(cle, suivante);
    const rang = rangSuivant();
    enregistreur.current?.ecrire({ ...suivante, rang });
    if (partie.texte !== undefined) montrer(passageId, partie.texte, rang);
  };
  const prendre = async (): Promise<void> => {
    poserSaisie(await prendreLaPlume(passageId, verrou?.texte ?? null, enregistreur.current));
    await requetes.invalidateQueries({ queryKey: cles.revue(revueId, 'passage') });
  };
  return {
    saisie: verrou?.texte == null ? saisie : { ...saisie, texte: verrou.texte },
    changer,
    verrou,
    etat,
    deCote,
    reprendre: () => {
      if (deCote) changer(deCote);
      poserDeCote(null);
    },
    oublier: () => {
      effacerBrouillon(cle);
      poserDeCote(null);
    },
    prendreLaPlume: () => void prendre().catch(prevenir.echec),
  };
}

// Le texte vu en direct est plus frais que celui de la base : rien de ce que la salle a lu ne se perd.
async function prendreLaPlume(
  passageId: string,
  vu: string | null,
  enregistreur: Enregistreur<SaisieClassee> | null,
): Promise<SaisieDecision> {
  await commandesRevue.prendreLaMain(passageId);
  const actuel = await commandesRevue.lireBrouillon(passageId);
  enregistreur?.adopter(actuel.version);
  const repris = { ...saisieDe(actuel), texte: vu ?? actuel.texte };
  if (repris.texte !== actuel.texte) enregistreur?.ecrire({ ...repris, rang: rangSuivant() });
  return repris;
}

type RefEnregistreur = ReturnType<typeof useEnregistreur>;

// Une version plus récente du serveur remplace la saisie, sauf si l'on est en train d'écrire.
function useAdoption(
  brouillon: BrouillonVue,
  enregistreur: RefEnregistreur,
  poserSaisie: (saisie: SaisieDecision) => void,
): void {
  useEffect(() => {
    const minuterie = setTimeout(() => {
      const ecrivain = enregistreur.current;
      if (!ecrivain || ecrivain.aEnregistrer || brouillon.version <= ecrivain.version) return;
      ecrivain.adopter(brouillon.version);
      poserSaisie(saisieDe(brouillon));
    }, 0);
    return () => clearTimeout(minuterie);
  }, [brouillon, enregistreur, poserSaisie]);
}

function montrer(passageId: string, texte: string, rang: number): void {
  void commander('passage.ecrire', { passageId, texte, position: texte.length, rang }).catch(() => undefined);
}

// Gardée par l'onglet et pas dans la base : le navigateur ou le serveur est tombé entre les deux.
function retrouvee(cle: string, brouillon: BrouillonVue): SaisieDecision | null {
  const gardee = lireBrouillon<SaisieDecision>(cle)?.valeurs;
  if (!gardee || JSON.stringify(gardee) === JSON.stringify(saisieDe(brouillon))) return null;
  return gardee;
}

type Suites = {
  readonly surEtat: (etat: EtatBrouillon) => void;
  readonly surEnregistre: () => void;
  readonly surRenonce: () => void;
};

function useEnregistreur(brouillon: BrouillonVue, moi: string, suites: Suites) {
  const { passageId } = brouillon;
  const enregistreur = useRef<Enregistreur<SaisieClassee> | null>(null);
  useEffect(() => {
    const nouveau = new Enregistreur<SaisieClassee>(
      {
        envoyer: (version, saisie) => commandesRevue.brouillon(passageId, version, saisie),
        surEtat: (etat) => {
          suites.surEtat(etat);
          if (etat === 'a-jour') suites.surEnregistre();
          if (etat === 'refuse') suites.surRenonce();
        },
        juger: (erreur) => jugerEchec(erreur, moi),
        espacementMs: 1_000,
        repriseMs: 3_000,
      },
      brouillon.version,
    );
    enregistreur.current = nouveau;
    return () => nouveau.arreter();
  }, [passageId, moi]); // eslint-disable-line react-hooks/exhaustive-deps
  return enregistreur;
}

/** Que faire d'un enregistrement refusé : le réseau se reprend ; une version à soi s'adopte ; la plume d'un autre, non. */
export function jugerEchec(erreur: unknown, moi: string): SuiteDEchec {
  const echec = enEchec(erreur);
  if (echec.statut === 0 || echec.statut >= 500 || echec.statut === 429) return { sorte: 'reprendre' };
  const actuel = echec.actuel as Partial<BrouillonVue> | undefined;
  const aMoi = actuel?.ecrivainId == null || actuel.ecrivainId === moi;
  return echec.statut === 412 && actuel?.version !== undefined && aMoi
    ? { sorte: 'reprendre', version: actuel.version }
    : { sorte: 'renoncer' };
}
