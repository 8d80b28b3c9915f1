import { useEffect, useEffectEvent, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { EvenementsServeur } from '@pdp/domain';
import { cles } from '../api/cles';
import { annoncerNonConnecte } from '../api/client';
import { prevenir } from '../ui/retours/prevenir';
import { noterAccesRetire } from './acces-retires';
import { useEtatConnexion } from './etat-connexion';
import { ecouter, fermerCanal, ouvrirCanal } from './connexion';

/** Suit un événement du serveur tant que le composant est affiché. */
export function useEvenement<N extends keyof EvenementsServeur>(nom: N, auditeur: EvenementsServeur[N]): void {
  const courant = useEffectEvent(auditeur as (e: never) => void);
  useEffect(() => ecouter(nom, ((e: never) => courant(e)) as EvenementsServeur[N]), [nom]);
}

/** Ouvre le canal pour un professionnel connecté et branche les effets communs à tous les écrans. */
export function useTempsReel(habilitationId: string): void {
  const requetes = useQueryClient();
  useEffect(() => {
    void ouvrirCanal();
    return fermerCanal;
  }, [habilitationId]);
  useEvenement('notification.creee', () => {
    void requetes.invalidateQueries({ queryKey: cles.notifications() });
    void requetes.invalidateQueries({ queryKey: cles.monTravail() });
  });
  useEvenement('acces.retire', ({ ressource, id }) => {
    noterAccesRetire(ressource, id);
    const nom = ressource.toLowerCase();
    void requetes.cancelQueries({ queryKey: [nom, id] });
    requetes.removeQueries({ queryKey: [nom, id] });
    for (const liste of [cles.dossiers(), cles.monTravail(), cles.taches(), cles.signalements()]) {
      void requetes.resetQueries({ queryKey: liste });
    }
    prevenir.information('Un accès vient de vous être retiré. Les informations concernées ne sont plus affichées.');
  });
  useEvenement('dossier.change', ({ id }) => void requetes.invalidateQueries({ queryKey: cles.dossier(id) }));
  useEvenement(
    'document.change',
    ({ dossierId }) => void requetes.invalidateQueries({ queryKey: cles.dossier(dossierId, 'documents') }),
  );
  useRelectureAuRetour();
  useEvenement('session.expiree', annoncerNonConnecte);
}

/** Ce qui s'est passé pendant une coupure n'a pas été annoncé : au retour du canal, tout ce qui est à l'écran est relu. */
function useRelectureAuRetour(): void {
  const requetes = useQueryClient();
  const etat = useEtatConnexion();
  const coupe = useRef(false);
  useEffect(() => {
    if (etat === 'connectee' && coupe.current) void requetes.invalidateQueries();
    coupe.current = etat === 'reconnexion' || etat === 'hors-ligne';
  }, [etat, requetes]);
}
