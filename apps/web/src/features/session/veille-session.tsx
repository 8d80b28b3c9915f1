import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMagasin } from '../../platform/magasin';
import { marquerSessionOuverte, sessionPerdue } from '../../platform/session/etat-session';
import { conduiteSession, PREAVIS_MS } from '../../platform/session/expiration';
import { optionsSession } from '../../platform/session/session.requetes';

const DialogueSession = lazy(() =>
  import('./dialogue-session').then(({ DialogueSession: composant }) => ({ default: composant })),
);

function useDerniereActivite(): { current: number } {
  const derniere = useRef(0);
  useEffect(() => {
    const noter = () => (derniere.current = Date.now());
    noter();
    const evenements = ['pointerdown', 'keydown'] as const;
    evenements.forEach((nom) => window.addEventListener(nom, noter, { passive: true }));
    return () => evenements.forEach((nom) => window.removeEventListener(nom, noter));
  }, []);
  return derniere;
}

/** Surveille la fin de session : renouvelle pour qui travaille, prévient deux minutes avant, ne perd jamais le texte à l'écran. */
export function VeilleSession() {
  const requetes = useQueryClient();
  const { data: session } = useQuery({ ...optionsSession, enabled: false });
  const perdue = useMagasin(sessionPerdue);
  const activite = useDerniereActivite();
  const tentee = useRef(false);
  const [prevenuPour, poserPrevenuPour] = useState<string | undefined>();
  const expireA = session?.expireA;
  useEffect(() => {
    if (!expireA) return undefined;
    marquerSessionOuverte();
    // Un renouvellement qui ne sort pas du préavis ne se retente pas : la session touche à sa fin absolue.
    if (Date.parse(expireA) - Date.now() > PREAVIS_MS) tentee.current = false;
    const veiller = () => {
      const etat = { maintenant: Date.now(), expireA: Date.parse(expireA), derniereActivite: activite.current };
      const conduite = conduiteSession({ ...etat, dejaTente: tentee.current });
      if (conduite === 'expiree') sessionPerdue.poser(true);
      if (conduite === 'prevenir') poserPrevenuPour(expireA);
      if (conduite !== 'renouveler') return;
      tentee.current = true;
      void requetes.refetchQueries({ queryKey: optionsSession.queryKey });
    };
    const minuterie = setInterval(veiller, 5_000);
    return () => clearInterval(minuterie);
  }, [expireA, requetes, activite]);
  if (!expireA || (!perdue && prevenuPour !== expireA)) return null;
  return (
    <Suspense>
      <DialogueSession
        perdue={perdue}
        expireA={expireA}
        surRenouveler={() => void requetes.refetchQueries({ queryKey: optionsSession.queryKey })}
      />
    </Suspense>
  );
}
