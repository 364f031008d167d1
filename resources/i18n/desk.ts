<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name></name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins or ends elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another label, or another type of claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked to another entity, or to none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another chain of sources and cues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other attributes or evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{quote}”: {classes}; {who}; {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim without a type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the outlet itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quote} [{start}, {end})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revie&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the caret; with Ctrl by word, with Shift extend the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag the selection, else change the annotation at the caret, else tag the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag every occurrence, after a preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label’s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift + a label’s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select whole words; with Alt or Ctrl held exactly what is dragged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move that end of the picked annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick the next annotation at the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>Author</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>Web address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>Published</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>Retrieved</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>News id</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SourceForm</source>
        <comment>Dateline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: the label {} is in use. Merge it into another label, or retire it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This import cannot be undone: somebody else has worked on its articles since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: {} was meanwhile removed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: {} was meanwhile changed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the annotation “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the article “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the label {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what this is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>New</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>In progress</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Needs review</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Returned</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Reviewed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Date added</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Title</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Outlet or file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Date published</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>State</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ArticlesModel</source>
        <comment>Annotations</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AttributeField</source>
        <comment>Write a date like 2019-06-24, 2019-06 or 2019.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AttributeField</source>
        <comment>Write a number like 12 or 12.5.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dateline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>News id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrieved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canonical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near copy {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has this text already: “{}”. It will not be imported again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same text as “{}” above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A near copy of “{title}”, which is in the project: {percent} of the words agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A near copy of “{title}”: {percent} of the words agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New to the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change made by hand would be lost, and nothing imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} changes made by hand would be lost, and nothing imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files are being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found that can be imported. Drop files here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For reviewers: not for whom all of the work in it is their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import Articles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages, texts, tables, mails, office and wire files, or Desk&apos;s own JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &amp;Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste as New Article…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write annotations to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back Up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Bac&amp;kups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the database, every text and every annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find in Article…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Label Set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporting &amp;Words…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words that tell who said a claim; add or take out some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Entities…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register: names, mentions and claims of everybody and everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim Led&amp;ger…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every claim of the project: who says it, and where else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ver&amp;dicts and Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether claims of this project get a verdict and evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your Na&amp;me…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Start &amp;Left by a Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Start &amp;Right by a Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move End L&amp;eft by a Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move End Ri&amp;ght by a Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label by &amp;Name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few letters of a label&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A claim from the selection, or from the sentence at the caret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add Selection to Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the picked annotation discontinuous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete Annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave What Is in Hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose the Entity…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who or what the picked mention is, in every article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Entity of This Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unlink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rela&amp;te…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks the picked claim or entity; on another one, asks what the first is to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection Is Ev&amp;idence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the picked claim, or for one marked with R in another article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Propose Who Said It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks for the source near the claim; nothing is kept until it is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take the Proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection, or the mention at the caret, says the picked claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;Cue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection, or the word at the caret, tells that it is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Empty the Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done, Next Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;etails…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove from Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;nnotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wider Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;rrower Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;how Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As lines: those of what is picked, or all where nothing is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All &amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verb: “she said that”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preposition: “according to her”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noun: “the claim that”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possessed: “in her words”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adverb: “reportedly”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Citing: “citing two officials”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoting: “quoted her as saying”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entity of the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} entities of the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no article that all of them annotated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 article is left out, for not all of them annotated it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles are left out, for not all of them annotated them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures come once all have annotated the same article; or choose other people or articles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 article is left out, for it is coded blind: Review &gt; Open for Adjudication shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles are left out, for they are coded blind: Review &gt; Open for Adjudication shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody marked anything to compare there; choose other articles or labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing but the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain: depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain: sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain: cues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim field: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span F1, exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span F1, exact, any label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span F1, overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span F1, overlap, any label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scott&apos;s pi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleiss&apos; kappa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha, nominal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>u-alpha: boundaries and labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>|u-alpha: marked or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cu-alpha: labels where both marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(k)u-alpha: one label where both marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alpha-U (1995): distance of boundaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain share that agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stretches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aligned mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aligned claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>links of chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all gave every unit the same value, so that chance alone would agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither marked anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody marked anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything is marked as one and the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no gaps, or nothing but gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody marked anything that another marked too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too little is marked by several for chance to disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where several marked something, they used only one label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the texts are too short for chance to disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no interval from fewer than two articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no interval: undefined in too many draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} and {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}, {measure}, {label}, {people}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: undefined, because {why} ({counted})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of nested or overlapping ones by one person, only the longer counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {value}; {more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder of articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles and imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities and relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person in the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is claimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who says it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts that are not body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resolved by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open to all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coded blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ids elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else was done since; take that back in the main window first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else was taken back since; redo that in the main window first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep all copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep one copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the project: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field} of {count} articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include 1 article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include {} articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave 1 article out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave {} articles out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what is the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>month first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two ways to read this page do not agree on what the article is: look at the whole page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already there, or the same as another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {} more; the saved report has all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start or Go On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next annotation that nobody has decided on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous &amp;Unreviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What to Review…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article or all, by label, author, a sample, disagreements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is right, as it stands or as you amended it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reje&amp;ct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It should not be; it stays where it is, marked as rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject Because…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for the reason first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept A&amp;ll of This Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in this article that waits under the same label, as one action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rea&amp;son…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why: of the decision just made, else of the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins a thread on the annotation, or on the selected words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nothing Belongs Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says so of the selected words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, and leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the one before, decided on or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as Re&amp;viewed, Go On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;turn with a Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the article back to its analysts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Only What &amp;Is Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the text and in the list: what waits for a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyst Beside Reviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in this article that was amended, rejected or found missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;End the Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment on “{}”:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment on the article:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject because:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return with this note:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for what comes next:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verdict} “{words}” because:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verdict} because:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verdict}, “{words}”, because:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label&apos;s key or Alt + arrows amend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something missing? Select it and press a label&apos;s key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {label} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In review the key of {} means something else: Ctrl+K sets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the queue of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles still coded blind left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits in this queue any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to review fits what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The annotation under review is in another article. F9 goes back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (read by {})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (resolved)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{accepted} accepted, {amended} amended, {rejected} rejected, {added} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing belongs on 1 passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing belongs on {} passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it is your own work, so somebody else says whether it is reviewed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} of {quote}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the passage “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} (resolved)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} (1 answer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} ({n} answers)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved by {name}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found missing by {name}: “{quote}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing belongs here, says {name}: “{quote}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a removed annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verdict} by {name}: “{quote}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files and folders can be dropped here, too (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this before every import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports what is ticked (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import 1 Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {} Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import goes on; the main window shows how far it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} files cannot be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file cannot be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} files were listed already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file was listed already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{date}” may be {one} or {other}: type the one that it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is no date: write it like 2019-06-24T21:57, 2019-06-24, 2019-06 or 2019.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdjudicateWindow</name>
    <message>
        <source>Adjudication: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to adjudicate in these articles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article is not in the project any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that is listed is settled; {} cases are open that the filter leaves out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every case is settled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Adjudication</name>
    <message>
        <source>Ad&amp;judicate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What two to six analysts made of an article, settled case by case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code &amp;Blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each analyst sees only their own labels of an article until it is opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open for Adjudication…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on everybody sees everybody&apos;s labels of this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to adjudicate: fewer than two people have annotated anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on everybody sees everybody&apos;s labels, also of articles that were not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code in the open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody sees everybody&apos;s labels now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each analyst sees only their own labels now, until an article is opened for adjudication; entities, labels and states of whole articles, how often a label is used, how much each person did, sorting by annotations and what is exported still tell of everybody&apos;s work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for adjudication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is coded blind. Annotations in it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles are coded blind. Annotations in them:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once opened, everybody sees everybody&apos;s labels there from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgreementFeature</name>
    <message>
        <source>A&amp;greement…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far analysts agree: the field&apos;s measures, per label and overall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nobody to compare: fewer than two people have annotated anything.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgreementWindow</name>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two analysts or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding the places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The figures are those of before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All figures as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All confusions as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chart as {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlikeDialog</name>
    <message>
        <source>The same claim?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same claim  (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same  (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← and → go on without deciding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pairs were linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more claims look alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claims look alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} % of the words shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one holds the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · the figures differ: perhaps one updates the other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnnotationsModel</name>
    <message>
        <source>{}. Note: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim without a type</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnnotationsPanel</name>
    <message>
        <source>Filter annotations by words, label or note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group the annotations by label; otherwise they stand in text order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only what waits for a decision, here and in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what waits for a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations of this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change label…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {} annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No annotation matches “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here waits for a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing labelled yet. Select words and press a label&apos;s key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleChoice</name>
    <message>
        <source>The {} selected articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open article</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text to read and label. Arrow keys move the caret, with Shift they select.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag this to another annotation to relate the two.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticlesBar</name>
    <message>
        <source>Filter articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter articles by title, outlet or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descending</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticlesModel</name>
    <message>
        <source>1 annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} annotations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste as an article…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {} articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is there already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name that stands beside what you label:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight entities and claims in news articles, review them, take them away as JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apache License 2.0. Desk never goes to the network by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeDialog</name>
    <message>
        <source>Edit attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One value on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What annotations already have stays on them, whatever you change here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values, one on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year-month-day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the attribute a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label already has an attribute of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least one value to choose from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default does not fit the kind.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeField</name>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeKind</name>
    <message>
        <source>Choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeTable</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes of the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BodyOnly</name>
    <message>
        <source>Look in the &amp;Body Only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds and proposes nothing in headers, datelines and boilerplate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>Find by any name, in any script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only this label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entities are being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} entities</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>That was the last article in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 relation leads to claims in other articles, and will not be seen there while this is out of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} relations lead to claims in other articles, and will not be seen there while this is out of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 article stays as it is: all of the work in it is your own, so somebody else says that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles stay as they are: all of the work in them is your own, so somebody else says that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in Desk itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you labelled is saved, and you can go on. Whoever is to mend this needs the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseBar</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: {measure} ({level})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceBar</name>
    <message>
        <source>Analysts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those selected in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title or outlet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only articles with this in title or outlet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 %, from 1,000 draws of the articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The open one: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those selected in the list: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimBar</name>
    <message>
        <source>Who said it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is proposed (Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep nothing of it (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the source near the claim (Alt+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the outlet itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return takes it, Tab walks the slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the words, then {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S source, U cue, Tab walks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source {level}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cue {level}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source. Click to take it in hand; more with the right button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cue. Click to take it in hand; more with the right button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this link</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimsPanel</name>
    <message>
        <source>Filter claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter claims by source, words, type or what is known of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims of this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose who says it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relate to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {} claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claim matches “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claims yet. Select what is said and press C.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns of a Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of Table {at} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do the columns of {} hold?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do the columns of {} hold, and those of 1 more file with the same columns?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do the columns of {name} hold, and those of {count} more files with the same columns?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use and Remember</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables with the same columns are read like this from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(leave out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {} holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the column that holds the text of the articles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one column can hold this: {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommentsPanel</name>
    <message>
        <source>Open threads only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the comment is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts your last words in this thread into the line below, to be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes out the last comment of this thread if it is yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every thread of this article is resolved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has commented on this article. Write the first comment below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an article to read and write comments on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer this thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a comment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>{}, differs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>What each analyst says</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfusionPage</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a count to see its places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjudicate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} met {other}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}: {label}; {other}: {other_label}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopiesDialog</name>
    <message>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text at the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text at the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep &amp;Only the Left One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Link the Others to the Left One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {at} of {all}, {left} to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 place differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} places differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same text, of which a project keeps one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same words in both</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CueForm</name>
    <message>
        <source>Change “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a reporting word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: opine, in the words of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in particular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As what it tells of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Word or phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells &amp;of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Certainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;laim type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the rule; several parted by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Present forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pas&amp;t forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-&amp;ing forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a &amp;noun too: “the report”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names whom it is sai&amp;d to: “told reporters that”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports only before “that” or &amp;beside a quotation: “added that”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other &amp;forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it as a dictionary has it; Desk makes the other forms by rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found as: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CuesDialog</name>
    <message>
        <source>Reporting words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a reporting word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what this &amp;project changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out the reporting word “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is taken out, in each of its uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the reporting word “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is again as it ships with Desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the reporting word “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the reporting word “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desk looks for these words when it proposes who said a claim. What you add, change or take out counts in this project only, and there in articles of every language; the last column marks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard these changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the changes to the reporting words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CuesList</name>
    <message>
        <source>Word or phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporting words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found as: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateBox</name>
    <message>
        <source>A year, a month or a day: 2019, 2019-06 or 2019-06-24</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateLine</name>
    <message>
        <source>2019-06-24, or as much as is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a date like 2019-06-24T21:57, 2019-06-24, 2019-06 or 2019.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Select the words on which nothing belongs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>Delete “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is still on {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge it to give those another label. Or retire it: they keep it, and it is not offered any more.
Nothing is lost either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} will not be linked any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} will go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo brings all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>The claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who else says it, and what it is linked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a claim to read all of it here, and who else says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said in {} claims, first by {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Article Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text cannot be changed: labels keep their places in it, and its hash proves it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferencesPanel</name>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analyst&apos;s versions beside the reviewer&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this article was amended, rejected or found missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} by {who}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocketList</name>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftsModel</name>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is ticked will be imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file leaves it open what this is: choose at the right, or type it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be linked to “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftsTable</name>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field} of {count} articles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {field}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} of {count} articles:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop to add to the project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Select some words first, or put the caret in a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what is claimed first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every “{words}” is {label} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a label for entity annotations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a label for claim annotations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is a label for something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no annotation at the caret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of one annotation may not overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the caret in an annotation first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick an annotation, then select the words to add to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words belong to the annotation already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is for somebody who looked at other people&apos;s work: all of this is your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article has no annotations yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the last annotation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the first annotation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redone: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>Import files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The articles of a project stand here once it is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files here, paste with Ctrl+V, or choose File &gt; Import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No article matches “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No article is in this state.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndsBoxes</name>
    <message>
        <source>C&amp;laim to claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Entity to entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cla&amp;im to entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations that are there already stay, whatever you change here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntitiesList</name>
    <message>
        <source>Entities</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntitiesModel</name>
    <message>
        <source>1 mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} mentions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntityBox</name>
    <message>
        <source>Entity, anywhere in the claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntityField</name>
    <message>
        <source>Open the page of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {} away (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntityPage</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return makes one the main name, Delete takes it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ids elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an id, such as Q794</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who or what this is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentions ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what {} more articles say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entity is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reports that somebody says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this the main name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Supports the claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refutes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2019-06-24, 2019-06 or 2019</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it says, where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a date like 2019-06-24, 2019-06 or 2019.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Evidences</name>
    <message>
        <source>Pick a claim, or mark one with R, then select what speaks for or against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the words that speak for or against the claim first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Export Packa&amp;ge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People’s work in one file, for someone else’s project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in another analyst’s project or package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is there already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages and projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is this project itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {}’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gold only: what reviewers let stand or put right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carries everything Desk knows of an annotation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot carry: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>More fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresModel</name>
    <message>
        <source>This measure is not taken for one label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undefined: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undefined</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Between whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a figure to read it in full.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilteredPanel</name>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found in the body</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>Relate to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>How much is settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}  ({number} of {count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} in all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>State of this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done, next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark this article as done and open the next one (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HintsCard</name>
    <message>
        <source>First steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Reading history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histor&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what, and when; bring an earlier state back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be restored: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is that already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its article is not in the project any more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>This article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the history is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter history by what was done or by whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the chosen action changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the article where this was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the annotation what it was before this, as a new action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an article to see what happened to it, or choose the whole project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that happened fits the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened to this article yet. What people do to it is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Holding</name>
    <message>
        <source>This article is not in the project any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by title, outlet or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter what was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give Up This Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files follow when those before them are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide on Copies ({})…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of Tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables were read again with these columns. Look at them, then import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what the columns of a table hold before you import it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What was read until then is listed; nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go On</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Find Near &amp;Copies…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles of the project that tell the same story in much the same words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import into the project before was given up; nothing of it came in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project first, or make a new one: File &gt; New Project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files follow when those before them are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found that can be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {count} files brings a new article; {known} articles are in the project already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {count} files can be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {known} articles are in the project already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is in the project already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for near copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no near copies in this project.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxPanel</name>
    <message>
        <source>What waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is asked of you where a reviewer accepted your label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reviewer’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your version beside the reviewer’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the article there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes your annotation what the reviewer says it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you. Decisions on your labels, comments and returned articles come here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest {shown} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark {} Accepted as Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspecting</name>
    <message>
        <source>Choose or make one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorForm</name>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label set does not have this attribute for this label.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own words about this annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected words of this article as evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web address as evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Relate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relate this to another annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author and times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a highlight, or press F8 to go to the next one. Its details stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations of the entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyBar</name>
    <message>
        <source>What {} says stands, the rest is rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own version, and theirs rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepts what all of them say alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {} agreements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All agreements</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Press a key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key {}, change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key, choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a key, or Backspace for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a letter or digit; Backspace takes the key away.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelDetails</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes: what to fill in for each relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attributes: what to fill in for each annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands u&amp;nder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the attribute up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the attribute down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: at the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everybody can tell this colour from that of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the labels above it: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to fill in so far. Add what you want to know of each relation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to fill in so far. Add what you want to know of each annotation.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelRows</name>
    <message>
        <source>Select some text first, then choose a label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} in this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retired</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelTree</name>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used {} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retired</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelWork</name>
    <message>
        <source>The key {} starts a claim and cannot be given away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is now part of “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} labels are saved in {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project already has these labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add entity label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add claim label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add relation label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load from file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the default labels…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put under the one above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift one level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load and save label sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This label was meanwhile removed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key {} belongs to “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label sets (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the default set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelsPage</name>
    <message>
        <source>How far each label is agreed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undefined: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelsPanel</name>
    <message>
        <source>Find a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no labels yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag the selection as “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag every occurrence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit labels…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>Text with a lane for each analyst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerBar</name>
    <message>
        <source>Words to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words in claim, sources or note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as source only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not where it is only the object, or named in what is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any certainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No named source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end of the chain stands nobody, a description or a pronoun that is not linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests on one source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All claims that say the same go back to one and the same source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said more than once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group same claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No article is open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>, first of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorted by whoever said it themselves, at the end of the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>Claims</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerWindow</name>
    <message>
        <source>Claim ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find Same Claims…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} claims are in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what {} says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find same claims…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {} say the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 claim or group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} claims and groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No claim fits all of these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no claims yet. Select what somebody says in an article and press C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other claims look alike.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Relations of what is picked are shown, all where nothing is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations are not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (undone)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came with {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>Pick a mention first, then choose its entity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who or what is “{}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a mention first, then make an entity of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a mention first, then take its link away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entities are still being read. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New entity “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New entity “{}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is “{}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words cannot be the name of an entity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagged “{}”. I, Return links it to {} ({}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoadQuestion</name>
    <message>
        <source>Load a label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the labels of this project by those of {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retired, because in use: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed, because not in use: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No annotation is lost, and undo brings the old set back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkedText</name>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge “{}” into another label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label to merge into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” will then also go from {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is on nothing and will just be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label you choose will be on {} more, which keep all else. “{}” is removed; undo takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge {} entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entity that stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo takes all of it back at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {} stays, {} (“{}”) is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} that would be there twice or lead to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} stays; {} is not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These differ. Whose is to hold?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts and notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} brings nothing new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only history comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}. Double-click one to go to it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OccurrencesDialog</name>
    <message>
        <source>Tag every occurrence as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{words}” stands in 1 place. Untick what is something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{words}” stands in {count} places. Untick what is something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnDialog</name>
    <message>
        <source>Own version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passage; what is selected in it becomes the version&apos;s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select other words in the passage to move its ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the outlet itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackageDialog</name>
    <message>
        <source>Export package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All articles with such work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A package is one file with these people’s labels, decisions and comments, the articles they are on and how it came about. Someone else takes it in with File &gt; Merge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export package to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageLines</name>
    <message>
        <source>(empty line)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>The lines of the page; those that are ticked are the article</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PairsPage</name>
    <message>
        <source>How far each pair agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing fits these letters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste an Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste or type the text here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once it is added, the text stays as it is, so that labels keep their places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text gives a date that can be read in more than one way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouse selects &amp;whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With Alt or Ctrl held, exactly what is dragged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands beside what you label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Font of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Line length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the window is wide enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Backups kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each project; one is made when it is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen by Desk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Reading files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Read the file in another encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read in another encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole page as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the whole page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 line of the page was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} lines of the page were cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the article alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles are selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is typed here holds for all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a line to look at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of these dates can be read with the day or with the month first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Desk decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as {}, as you said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not possible: {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>{} cannot be written to: it is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An import was interrupted: {}. What was read so far can be kept or removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be saved: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QCoreApplication</name>
    <message>
        <source>SourceForm</source>
        <comment>Outlet</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ours, skip theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuoteView</name>
    <message>
        <source>Quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote, part {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegisterWindow</name>
    <message>
        <source>Entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entity with fewer than two mentions cannot be split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All entities of {} are here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge “{}” with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entities (*.csv *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegisterWork</name>
    <message>
        <source>{} entities are in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redone: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Relating</name>
    <message>
        <source>Pick the other end, then press R.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a claim or a mention to relate first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relate “{}”: go to the other end and press R again. Esc forgets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is not linked to an entity yet. Press I to say who or what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both ends are the same: “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>related so already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No relation may stand between these two. See Edit &gt; Label Set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is “{}” to “{}”?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Relations</name>
    <message>
        <source>The label set has no relation for claims that say the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} claims say the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>What the import came to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reporting</name>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is in order: database, texts and every annotation were checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 thing is off in this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} things are off in this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 annotation does not match the text of “{title}” and cannot be shown: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} annotations do not match the text of “{title}” and cannot be shown: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check project</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End  Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the review; what is left waits (Escape). F9 goes on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is under review</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reviews</name>
    <message>
        <source>{what} by {who}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since it was decided on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing belongs here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Round</name>
    <message>
        <source>Comparing annotations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>Name of the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (retired)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Running</name>
    <message>
        <source>How far it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for near copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Saved</name>
    <message>
        <source>Not saved: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change is on the disk as soon as you see it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>There is no agreement left to pass in this article.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ here: choose whose version stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redone: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupDialog</name>
    <message>
        <source>Adjudicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between which analysts, two to six?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which articles?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one: none is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 1 article that at least two of them annotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {} articles that at least two of them annotated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick two to six analysts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no article that two of them annotated.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Left text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sourcing</name>
    <message>
        <source>Pick a claim first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source was found near this claim. Select one and press S.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the words first, or put the caret in them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the mentions that are somebody or something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentions that leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New entity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They take along the names: {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatesBox</name>
    <message>
        <source>Which of them are listed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is labelling; click to change the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelling as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Swatches</name>
    <message>
        <source>Another colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lilac</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salmon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orchid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steel blue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tagging</name>
    <message>
        <source>{} (claim)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change label…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeInQuestion</name>
    <message>
        <source>Import entities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in the entities of {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message>
        <source>Reading the inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others said of your work, and nobody has settled yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment on T&amp;his…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins a thread on the selection, the annotation at the caret, or the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbo&amp;x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others said of your work: decisions, comments, returned articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{head} — on {about}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{head}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TickButton</name>
    <message>
        <source>{} and {} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Walk</name>
    <message>
        <source>That was the first of this queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else waits in this queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the beginning again: {} wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the end again: {} wait.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Select words and press a label’s key, such as this one for {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts a claim from the sentence at the caret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exports what is labelled, for a script to read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhatDialog</name>
    <message>
        <source>What to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much that is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {} articles selected in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole &amp;project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody but me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (me)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Claims only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hanged since it was reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ambiguous links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also what was decided &amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disagreements only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of it, drawn by lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same number draws the same sample again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dra&amp;w number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;uthor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of it, by lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for what to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn from {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} articles that are still coded blind are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else&apos;s work waits. Your own is under Author: Everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that waits fits this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workings</name>
    <message>
        <source>Open a project, or make a new one: File &gt; New Project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} — Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an article at the left, or drop files there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Hint</name>
    <message>
        <source>Hide all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide these hints for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide all hints for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this hint for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this hint for good: {} {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Name</name>
    <message>
        <source>Labels are kept under the name “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the name {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the name {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Nothing was taken: choose below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A suggestion, from {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dialog</name>
    <message>
        <source>Nothing to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 1 article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {} articles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
