import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { EvenementRevue, ParticipantVue, RevueVue } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import type { EtatConnexion } from '../../../platform/realtime/etat-connexion';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { phrasesDeRattrapage } from '../rattrapage.vue';

/** Où en est la connexion ; se tait quand tout va bien. */
export function BandeauConnexion({ connexion }: { readonly connexion: EtatConnexion }) {
  if (connexion === 'connectee') return null;
  return (
    <Bandeau couleur="ambre" annonce>
      {connexion === 'hors-ligne'
        ? 'Hors ligne. Ce que vous tapez est gardé sur ce poste et partira au retour du réseau.'
        : 'Connexion directe perdue. Vos saisies sont gardées ; l’écran se relit toutes les 5 secondes.'}
    </Bandeau>
  );
}

type PropsRattrapage = {
  readonly manques: readonly EvenementRevue[];
  readonly revue: RevueVue;
  readonly surVu: () => void;
};

/** Ce qui s'est passé pendant une coupure, en mots. */
export function BandeauRattrapage({ manques, revue, surVu }: PropsRattrapage) {
  const phrases = phrasesDeRattrapage(manques, revue.passages);
  if (phrases.length === 0) return null;
  return (
    <Bandeau couleur="bleu" annonce>
      <span>Pendant la coupure&nbsp;: {phrases.join(' ; ')}.</span>{' '}
      <Button size="compact-sm" variant="default" onClick={surVu}>
        Vu
      </Button>
    </Bandeau>
  );
}

type PropsConduite = { readonly revue: RevueVue; readonly presents: readonly ParticipantVue[] };

/** Conduite demandée, ou conducteur qui ne répond plus. */
export function BandeauConduite({ revue, presents }: PropsConduite) {
  const { id, epoqueConduite } = revue;
  const passer = useMutation({
    mutationFn: (agentId: string) => commandesRevue.passerLaConduite(id, agentId, epoqueConduite),
    onError: prevenir.echec,
  });
  const garder = useMutation({ mutationFn: () => commandesRevue.garderLaConduite(id), onError: prevenir.echec });
  const reprendre = useMutation({ mutationFn: () => commandesRevue.prendreLaConduite(id), onError: prevenir.echec });
  const demandeur = presents.find((p) => p.agentId === revue.conduiteDemandeePar);
  if (peut(revue, 'prendreLaConduite')) {
    const conducteur = presents.find((p) => p.agentId === revue.conducteurId);
    return (
      <Bandeau couleur="ambre" annonce>
        {conducteur ? `${conducteur.nom}, qui conduit, ne répond plus.` : 'Personne ne conduit la séance.'}{' '}
        <Button size="compact-sm" loading={reprendre.isPending} onClick={() => reprendre.mutate()}>
          Reprendre la conduite
        </Button>
      </Bandeau>
    );
  }
  if (!peut(revue, 'conduire') || !demandeur) return null;
  return (
    <Bandeau couleur="bleu" annonce>
      {demandeur.nom} demande la conduite.{' '}
      <Button size="compact-sm" loading={passer.isPending} onClick={() => passer.mutate(demandeur.agentId)}>
        Lui passer la conduite
      </Button>{' '}
      <Button size="compact-sm" variant="default" loading={garder.isPending} onClick={() => garder.mutate()}>
        Garder la conduite
      </Button>
    </Bandeau>
  );
}
