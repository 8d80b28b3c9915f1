import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { derniereDemande, instantDuGeste, suivreActivite } from '../../platform/activite';
import { useMagasin } from '../../platform/magasin';
import { marquerSessionOuverte, sessionPerdue } from '../../platform/session/etat-session';
import { conduiteSession, finDeSession, PREAVIS_MS, type FinDeSession } from '../../platform/session/expiration';
import { optionsSession, relireSession } from '../../platform/session/session.requetes';

const DialogueSession = lazy(() =>
  import('./dialogue-session').then(({ DialogueSession: composant }) => ({ default: composant })),
);

const VERIFICATION_MS = 60_000;

/** Surveille la fin de session : renouvelle pour qui travaille, prévient deux minutes avant, ne perd jamais le texte à l'écran. */
export function VeilleSession() {
  const requetes = useQueryClient();
  const { data: session, dataUpdatedAt: lueA } = useQuery({ ...optionsSession, enabled: false });
  const perdue = useMagasin(sessionPerdue);
  const tentee = useRef(false);
  const verifieeA = useRef(0);
  const [preavis, poserPreavis] = useState<FinDeSession | undefined>();
  const reste = session?.reste;
  const renouveler = () => void requetes.refetchQueries({ queryKey: optionsSession.queryKey });
  useEffect(suivreActivite, []);
  useEffect(() => {
    if (!reste) return undefined;
    marquerSessionOuverte();
    const veiller = () => {
      const maintenant = Date.now();
      const fin = finDeSession({ lueA, reste, derniereDemande: derniereDemande.lire() });
      // Un renouvellement qui ne sort pas du préavis ne se retente pas : la session touche à sa fin absolue.
      if (fin.instant - maintenant > PREAVIS_MS) tentee.current = false;
      const etat = { maintenant, expireA: fin.instant, derniereActivite: instantDuGeste() };
      const conduite = conduiteSession({ ...etat, dejaTente: tentee.current || fin.absolue });
      poserPreavis((ancien) => (conduite === 'prevenir' ? (memeFin(ancien, fin) ? ancien : fin) : undefined));
      if (conduite === 'expiree') sessionPerdue.poser(true);
      // Une revue a pu commencer depuis : le serveur redit la fin, sans la repousser.
      if (conduite === 'prevenir' && maintenant - verifieeA.current > VERIFICATION_MS) {
        verifieeA.current = maintenant;
        void relireSession(requetes);
      }
      if (conduite !== 'renouveler') return;
      tentee.current = true;
      void requetes.refetchQueries({ queryKey: optionsSession.queryKey });
    };
    veiller();
    const minuterie = setInterval(veiller, 5_000);
    const desabonner = derniereDemande.abonner(veiller);
    return () => {
      clearInterval(minuterie);
      desabonner();
    };
  }, [reste, lueA, requetes]);
  if (!session || (!perdue && !preavis)) return null;
  return (
    <Suspense>
      <DialogueSession perdue={perdue} fin={preavis} surRenouveler={renouveler} />
    </Suspense>
  );
}

const memeFin = (a: FinDeSession | undefined, b: FinDeSession): boolean =>
  a?.instant === b.instant && a.absolue === b.absolue;
