import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { CompteRenduVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { CompteRendu } from '../../features/revue/compte-rendu/compte-rendu';
import { commandesRevue, optionsCompteRendu } from '../../features/revue/revue.requetes';
import { cles } from '../../platform/api/cles';
import { dateHeureMoyenne } from '../../platform/format/dates';
import { useSession } from '../../platform/session/session.requetes';
import { adresse } from '../../platform/api/client';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page, Rangee } from '../../platform/ui/mise-en-page/grille';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Lecture } from '../../platform/ui/retours/lecture';
import { confirmer } from '../../platform/ui/retours/confirmer';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { SquelettePage } from '../../platform/ui/retours/squelette';

/** Compte rendu d’une revue, projeté pour son lecteur ; imprimable. */
export function PageRevueCompteRendu() {
  const { id } = useParams({ strict: false }) as { id: string };
  const compteRendu = useQuery(optionsCompteRendu(id));
  return (
    <Lecture requete={compteRendu} squelette={<SquelettePage />}>
      {(cr) => (
        <Page>
          <EnTetePage
            titre={`Compte rendu : ${cr.titre}`}
            titreOnglet="Compte rendu"
            puces={
              cr.fige ? (
                <Puce couleur="vert">figé le {dateHeureMoyenne(cr.figeLe ?? cr.debut)}</Puce>
              ) : (
                <Puce couleur="ambre">à valider</Puce>
              )
            }
            actions={<Actions compteRendu={cr} />}
          />
          <CompteRendu compteRendu={cr} />
        </Page>
      )}
    </Lecture>
  );
}

function Actions({ compteRendu }: { compteRendu: CompteRenduVue }) {
  const { fonction } = useSession().habilitationActive;
  const requetes = useQueryClient();
  const valider = useMutation({
    mutationFn: () => commandesRevue.transiter(compteRendu.revueId, 'valider'),
    onSuccess: () => void requetes.invalidateQueries({ queryKey: cles.revue(compteRendu.revueId) }),
    onError: prevenir.echec,
  });
  const demander = async (): Promise<void> => {
    if (
      await confirmer({
        titre: 'Figer le compte rendu ?',
        texte: 'Il ne pourra plus changer.',
        bouton: 'Figer le compte rendu',
      })
    )
      valider.mutate();
  };
  return (
    <Rangee>
      <Button
        component="a"
        href={adresse(`/revues/${compteRendu.revueId}/compte-rendu.pdf`)}
        download
        variant="default"
      >
        PDF
      </Button>
      <Button variant="default" onClick={() => window.print()}>
        Imprimer
      </Button>
      {!compteRendu.fige && peutActe(fonction, 'revue.conduire') && (
        <Button loading={valider.isPending} onClick={() => void demander()}>
          Figer le compte rendu
        </Button>
      )}
    </Rangee>
  );
}
