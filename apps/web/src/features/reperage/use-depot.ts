import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportVue } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { identifiantAleatoire } from '../../platform/api/idempotence';
import { enEchec, estEchec } from '../../platform/api/probleme';
import { televerser } from '../../platform/api/televerser';
import { pourcent } from '../../platform/format/textes';
import { lireImportEnCours } from './imports.requetes';
import { fauteDeFichier, lignesLues, partLue } from './imports.vue';

/** Où en est un dépôt : l'envoi, puis la lecture par le serveur. */
export type EtapeDepot = {
  readonly phase: 'envoi' | 'lecture';
  readonly part: number;
  readonly precision: string;
  readonly nomFichier: string;
};

/** Envoie une liste et suit son avancement ; quitter la page pendant l'envoi demande confirmation au navigateur. */
export function useDepot(surDepose: (importId: string) => void) {
  const requetes = useQueryClient();
  const [etape, poserEtape] = useState<EtapeDepot | undefined>();
  const [faute, poserFaute] = useState<string | undefined>();
  const [erreur, poserErreur] = useState<unknown>();
  const abandon = useRef<() => void>(() => undefined);
  useSuiviLecture(etape?.phase === 'lecture' ? etape.nomFichier : undefined, (vue) =>
    poserEtape((actuelle) => actuelle && { ...actuelle, part: partLue(vue), precision: lignesLues(vue) }),
  );
  useRetenirPage(etape?.phase === 'envoi');

  const deposer = (fichier: File) => {
    const refus = fauteDeFichier(fichier);
    poserFaute(refus);
    poserErreur(undefined);
    if (refus !== undefined) return;
    const nomFichier = fichier.name;
    poserEtape({ phase: 'envoi', part: 0, precision: pourcent(0), nomFichier });
    const envoi = televerser<ImportVue>('/imports', fichier, {
      cleIdempotence: identifiantAleatoire(),
      surAvancement: (part) =>
        poserEtape(
          part === 1
            ? { phase: 'lecture', part: 0, precision: 'un instant…', nomFichier }
            : { phase: 'envoi', part: part ?? 0, precision: pourcent(part ?? 0), nomFichier },
        ),
    });
    abandon.current = envoi.abandonner;
    envoi.reponse
      .then((vue) => {
        requetes.setQueryData(cles.import(vue.id), vue);
        surDepose(vue.id);
      })
      .catch((echec: unknown) => {
        const duFichier = enEchec(echec).champs.find(({ chemin }) => chemin === 'fichier')?.message;
        poserFaute(duFichier);
        poserErreur(duFichier !== undefined || estEchec(echec, 'interrompu') ? undefined : echec);
      })
      .finally(() => {
        poserEtape(undefined);
        void requetes.invalidateQueries({ queryKey: cles.imports() });
      });
  };
  return { etape, faute, erreur, deposer, abandonner: () => abandon.current() };
}

function useSuiviLecture(nomFichier: string | undefined, surVue: (vue: ImportVue) => void): void {
  const dernier = useRef(surVue);
  useEffect(() => {
    dernier.current = surVue;
  });
  useEffect(() => {
    if (nomFichier === undefined) return undefined;
    const minuterie = setInterval(() => {
      // Un suivi manqué n'a pas de conséquence : la réponse du dépôt fait foi.
      lireImportEnCours(nomFichier).then(
        (vue) => vue && dernier.current(vue),
        () => undefined,
      );
    }, 500);
    return () => clearInterval(minuterie);
  }, [nomFichier]);
}

function useRetenirPage(actif: boolean): void {
  useEffect(() => {
    if (!actif) return undefined;
    const retenir = (e: BeforeUnloadEvent) => e.preventDefault();
    window.addEventListener('beforeunload', retenir);
    return () => window.removeEventListener('beforeunload', retenir);
  }, [actif]);
}
