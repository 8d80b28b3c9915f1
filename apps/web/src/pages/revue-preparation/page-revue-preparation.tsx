import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { RevueVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { Candidats } from '../../features/revue/preparation/candidats';
import { Charge } from '../../features/revue/preparation/charge';
import { DeplacerSeance } from '../../features/revue/preparation/deplacer-seance';
import { Invites } from '../../features/revue/preparation/invites';
import { OrdreDuJourModifiable } from '../../features/revue/preparation/ordre-du-jour-modifiable';
import { commandesRevue, optionsRevue } from '../../features/revue/revue.requetes';
import { couleurEtat, etatRevue } from '../../features/revue/revue.vue';
import { cles } from '../../platform/api/cles';
import { dateHeureLongue, dateHeureMoyenne } from '../../platform/format/dates';
import { peut, peutUne } from '../../platform/permissions/capacites';
import { useSession } from '../../platform/session/session.requetes';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { DeuxColonnes, Page, Pile, Rangee } from '../../platform/ui/mise-en-page/grille';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Lecture } from '../../platform/ui/retours/lecture';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { SquelettePage } from '../../platform/ui/retours/squelette';

/** Préparation d’une revue : l’ordre du jour, les dossiers proposés, les personnes invitées. */
export function PageRevuePreparation() {
  const { id } = useParams({ strict: false }) as { id: string };
  const revue = useQuery(optionsRevue(id));
  return (
    <Lecture requete={revue} squelette={<SquelettePage />}>
      {(r) => <Contenu revue={r} />}
    </Lecture>
  );
}

function Contenu({ revue }: { revue: RevueVue }) {
  const { fonction } = useSession().habilitationActive;
  return (
    <Page>
      <EnTetePage
        titre={revue.titre}
        titreOnglet="Préparer la revue"
        sousTitre={[dateHeureLongue(revue.debut), revue.organisme, limite(revue)].filter(Boolean).join(' · ')}
        puces={<Puce couleur={couleurEtat(revue.etat)}>{etatRevue(revue.etat)}</Puce>}
        actions={<Actions revue={revue} />}
      />
      <DeuxColonnes>
        <Carte titre="Ordre du jour">
          <Charge revue={revue} />
          <OrdreDuJourModifiable revue={revue} />
        </Carte>
        <Pile>
          {peutActe(fonction, 'revue.inscrire') && peutUne(revue, ['inscrire', 'inscrireEnUrgence']) && (
            <Carte titre={peut(revue, 'inscrire') ? 'Dossiers proposés' : 'Ajouter en urgence'}>
              <Candidats revue={revue} />
            </Carte>
          )}
          <Carte titre="Invités">
            <Invites revue={revue} />
          </Carte>
        </Pile>
      </DeuxColonnes>
    </Page>
  );
}

// Tant que l'ordre du jour est ouvert, on dit jusqu'à quand.
const limite = (revue: RevueVue): string | null =>
  peut(revue, 'inscrire') ? `ordre du jour figé le ${dateHeureMoyenne(revue.limiteOrdreDuJour)}` : null;

const BOUTONS = [
  ['ouvrirOrdreDuJour', 'Ouvrir l’ordre du jour', 'default'],
  ['figer', 'Figer l’ordre du jour', 'default'],
  ['demarrer', 'Démarrer la séance', 'filled'],
] as const;

function Actions({ revue }: { revue: RevueVue }) {
  const requetes = useQueryClient();
  const aller = useNavigate();
  const transiter = useMutation({
    mutationFn: (transition: string) => commandesRevue.transiter(revue.id, transition),
    onSuccess: (_, transition) => {
      void requetes.invalidateQueries({ queryKey: cles.revue(revue.id) });
      if (transition === 'demarrer') void aller({ to: '/revues/$id', params: { id: revue.id } });
    },
    onError: prevenir.echec,
  });
  if (revue.etat === 'EN_COURS') {
    return (
      <LienBouton to="/revues/$id" params={{ id: revue.id }}>
        Rejoindre la séance
      </LienBouton>
    );
  }
  return (
    <Rangee>
      {BOUTONS.filter(([nom]) => peut(revue, nom)).map(([nom, libelle, variante]) => (
        <Button
          key={nom}
          variant={variante}
          loading={transiter.isPending && transiter.variables === nom}
          onClick={() => transiter.mutate(nom)}
        >
          {libelle}
        </Button>
      ))}
      <DeplacerSeance revue={revue} />
    </Rangee>
  );
}
