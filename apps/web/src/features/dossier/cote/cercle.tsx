import { useMutation } from '@tanstack/react-query';
import { useAujourdhui } from '../../../platform/format/horloge';
import type { DossierVue } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { confirmer } from '../../../platform/ui/retours/confirmer';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import { depuisLe, nomDuMembre, roleDuMembre, suppleanceDuMembre } from '../dossier.vue';
import styles from '../dossier.module.css';

/** Cercle de suivi : les personnes et les services reliés au dossier, et depuis quand. */
export function Cercle({ dossier }: { readonly dossier: DossierVue }) {
  return (
    <Carte titre="Cercle de suivi">
      {dossier.cercle.length === 0 ? (
        <p className="doux">Personne n’est encore relié à ce dossier.</p>
      ) : (
        <ul className={styles['cercle']}>
          {dossier.cercle.map((membre) => (
            <Membre key={membre.affectationId} membre={membre} dossier={dossier} />
          ))}
        </ul>
      )}
    </Carte>
  );
}

type PropsMembre = { readonly membre: DossierVue['cercle'][number]; readonly dossier: DossierVue };

function Membre({ membre, dossier }: PropsMembre) {
  const aujourdhui = useAujourdhui();
  const suppleance = suppleanceDuMembre(membre, aujourdhui);
  // Un service part avec son accord, un référent par une transmission, un suppléant avec l'absence : seul un membre du
  // cercle se retire ici.
  const retirable = membre.role === 'CERCLE' && suppleance === '' && peut(dossier, 'AFFECTER');
  return (
    <li>
      <div>
        <b>{nomDuMembre(membre)}</b>
        <div className="fin">{roleDuMembre(membre)}</div>
        {suppleance !== '' && <div className={styles['supplee']}>{suppleance}</div>}
      </div>
      <div className={styles['droite']}>
        <span className="fin">{depuisLe(membre, aujourdhui)}</span>
        {retirable && <Retirer membre={membre} dossierId={dossier.id} />}
      </div>
    </li>
  );
}

function Retirer({ membre, dossierId }: { membre: PropsMembre['membre']; dossierId: string }) {
  const relire = useRelireDossier(dossierId);
  const delier = useMutation({
    mutationFn: () => commandesDossier.delier(membre.affectationId),
    onSuccess: () => prevenir.succes(`${membre.nom} ne lit plus ce dossier.`),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
  const demander = async () => {
    const oui = await confirmer({
      titre: `Mettre fin au lien de ${membre.nom}\u00a0?`,
      texte: 'Cette personne ne lira plus le dossier. Ses tâches en cours restent à confier à quelqu’un d’autre.',
      bouton: 'Mettre fin au lien',
      danger: true,
    });
    if (oui) delier.mutate();
  };
  return (
    <button type="button" className={styles['bouton']} disabled={delier.isPending} onClick={() => void demander()}>
      mettre fin<span className="visuellement-cache">&nbsp;au lien de {membre.nom}</span>
    </button>
  );
}
