import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TransmissionVue } from '@pdp/domain';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';

/** Accepter ou refuser de devenir référent(e) d'un dossier. */
export function ReponseTransmission({ transmission }: { readonly transmission: TransmissionVue }) {
  const relire = useRelireDossier(transmission.dossierId);
  const repondre = useMutation({
    mutationFn: (reponse: 'acceptation' | 'refus') => commandesDossier.repondreTransmission(transmission, reponse),
    onSuccess: (_, reponse) =>
      prevenir.succes(reponse === 'acceptation' ? 'Vous êtes référent(e) de ce dossier.' : 'Proposition refusée.'),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
  const pour = <span className="visuellement-cache">&nbsp;le dossier {transmission.numeroDossier}</span>;
  return (
    <Rangee>
      <Button size="compact-md" loading={repondre.isPending} onClick={() => repondre.mutate('acceptation')}>
        Accepter{pour}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        disabled={repondre.isPending}
        onClick={() => repondre.mutate('refus')}
      >
        Refuser{pour}
      </Button>
    </Rangee>
  );
}
